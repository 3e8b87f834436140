"""Peels the graph from both sides to find a circle, then runs a queue of events."""

from collections import Counter, defaultdict, deque
from heapq import heapify, heappop, heappush


def schedule(needs, minutes, workers):
    edges = {(need, task) for task in minutes for need in needs.get(task, [])}
    opens, follows = Counter(task for _, task in edges), defaultdict(list)
    for need, task in edges:
        follows[need].append(task)
    longest, queue, seen = dict(minutes), deque(t for t in minutes if not opens[t]), 0
    missing = dict(opens)
    while queue:
        task = queue.popleft()
        seen += 1
        for later in follows[task]:
            longest[later] = max(longest[later], longest[task] + minutes[later])
            missing[later] -= 1
            if missing[later] == 0:
                queue.append(later)
    if seen < len(minutes):
        raise ValueError(loop([t for t in minutes if missing.get(t, 0) > 0], edges))
    rank = {task: i for i, task in enumerate(minutes)}
    ready = [(rank[t], t) for t in minutes if not opens[t]]
    heapify(ready)
    ends, starts, clock, free = [], {}, 0, workers
    while len(starts) < len(minutes):
        if free and ready:
            _, task = heappop(ready)
            starts[task] = clock
            heappush(ends, (clock + minutes[task], task))
            free -= 1
            continue
        clock = ends[0][0]
        while ends and ends[0][0] <= clock:
            _, done = heappop(ends)
            free += 1
            for later in follows[done]:
                opens[later] -= 1
                if opens[later] == 0:
                    heappush(ready, (rank[later], later))
    last = max((starts[t] + minutes[t] for t in starts), default=0)
    return starts, last, max(longest.values(), default=0)


def loop(stuck, edges):
    step, inside = {}, set(stuck)
    for need, task in edges:
        if need in inside and task not in step:
            step[task] = need
    at = stuck[0]
    for _ in stuck:
        at = step[at]
    found = [at]
    while step[found[-1]] != at:
        found.append(step[found[-1]])
    return found
