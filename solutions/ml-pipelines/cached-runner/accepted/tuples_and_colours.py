"""Freezes values into tagged tuples, and walks with a stack of its own."""


class Runner:
    def __init__(self):
        self.tasks = {}
        self.results = {}

    def define(self, name, version, needs, run):
        self.tasks[name] = (frozen(version), tuple(needs), run)

    def get(self, name):
        known = {}
        for task in self.plan(name):
            version, needs, run = self.tasks[task]
            inputs = tuple(known[need] for need in needs)
            key = (task, version, inputs)
            if key not in self.results:
                self.results[key] = frozen(run(*map(thawed, inputs)))
            known[task] = self.results[key]
        return thawed(known[name])

    def plan(self, target):
        done, path, steps = [], [], [("enter", target)]
        while steps:
            action, task = steps.pop()
            if action == "leave":
                path.remove(task)
                done.append(task)
            elif task in path:
                raise ValueError(" -> ".join([*path, task]))
            elif task not in done:
                needs = self.tasks[task][1]
                path.append(task)
                steps.append(("leave", task))
                steps.extend(("enter", need) for need in reversed(needs))
        return done


def frozen(value):
    return ("list", tuple(map(frozen, value))) if isinstance(value, list) else (type(value).__name__, value)


def thawed(value):
    kind, content = value
    return [thawed(item) for item in content] if kind == "list" else content
