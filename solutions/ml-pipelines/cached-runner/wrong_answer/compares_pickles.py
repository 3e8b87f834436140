"""compares pickles, which tell shared objects from equal ones"""

import copy
import pickle


class Runner:
    def __init__(self):
        self.defs, self.known = {}, []

    def define(self, name, version, needs, run):
        self.defs[name] = (copy.deepcopy(version), tuple(needs), run)

    def get(self, name):
        colour = {}

        def look(task):
            if colour.get(task) == 1:
                raise ValueError("circle at " + task)
            if task in colour:
                return
            if task not in self.defs:
                raise KeyError(task)
            colour[task] = 1
            for need in self.defs[task][1]:
                look(need)
            colour[task] = 2

        look(name)
        got = {}
        return copy.deepcopy(self.value(name, got))

    def value(self, name, got):
        if name not in got:
            version, needs, run = self.defs[name]
            label = pickle.dumps([name, version, [self.value(need, got) for need in needs]])
            for other, value in self.known:
                if other == label:
                    break
            else:
                value = copy.deepcopy(run(*pickle.loads(label)[2]))
                self.known.append((copy.deepcopy(label), value))
            got[name] = value
        return got[name]
