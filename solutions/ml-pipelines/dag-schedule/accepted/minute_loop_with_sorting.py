"""Layers with a topological order by colours; starts by looking at all tasks at each end."""


def schedule(needs, minutes, workers):
    wanted = {task: list(dict.fromkeys(needs.get(task) or [])) for task in minutes}
    order = topological(wanted)
    chain = {}
    for task in order:
        chain[task] = minutes[task] + max([chain[need] for need in wanted[task]], default=0)
    end, begun, now = {}, {}, 0
    waiting = list(minutes)
    while waiting:
        busy = [finish for finish in end.values() if finish > now]
        open_now = [t for t in waiting if all(need in end and end[need] <= now for need in wanted[t])]
        for task in open_now[: workers - len(busy)]:
            begun[task], end[task] = now, now + minutes[task]
        waiting = [task for task in waiting if task not in begun]
        later = [finish for finish in end.values() if finish > now]
        now = min(later) if later else now
    return begun, max(end.values(), default=0), max(chain.values(), default=0)


def topological(wanted):
    colour, order = {}, []
    for root in wanted:
        if root in colour:
            continue
        path, stack = [root], [iter(wanted[root])]
        colour[root] = "open"
        while stack:
            need = next(stack[-1], None)
            if need is None:
                colour[path[-1]] = "done"
                order.append(path.pop())
                stack.pop()
            elif colour.get(need) == "open":
                raise ValueError(tuple(path[path.index(need) :]))
            elif need not in colour:
                colour[need] = "open"
                path.append(need)
                stack.append(iter(wanted[need]))
    return order
