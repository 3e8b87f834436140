"""names the first task of the circle again at its end"""

import heapq
from collections.abc import Mapping, Sequence


def schedule(
    needs: Mapping[str, Sequence[str]], minutes: Mapping[str, int], workers: int
) -> tuple[dict[str, int], int, int]:
    tasks = list(minutes)
    place = {task: number for number, task in enumerate(tasks)}
    before = {task: dict.fromkeys(needs.get(task, ())) for task in tasks}  # each need once
    after: dict[str, list[str]] = {task: [] for task in tasks}
    for task in tasks:
        for need in before[task]:
            after[need].append(task)
    ready = [place[task] for task in tasks if not before[task]]  # ascending, so a heap already
    running: list[tuple[int, int]] = []  # (end, place)
    start: dict[str, int] = {}
    chain = dict.fromkeys(tasks, 0)  # the longest chain before a task
    left = {task: len(before[task]) for task in tasks}
    now = longest = 0
    while ready or running:
        while ready and len(running) < workers:
            number = heapq.heappop(ready)
            start[tasks[number]] = now
            heapq.heappush(running, (now + minutes[tasks[number]], number))
        now = running[0][0]
        while running and running[0][0] == now:
            task = tasks[heapq.heappop(running)[1]]
            length = chain[task] + minutes[task]
            longest = max(longest, length)
            for later in after[task]:
                chain[later] = max(chain[later], length)
                left[later] -= 1
                if not left[later]:
                    heapq.heappush(ready, place[later])
    if len(start) < len(tasks):
        raise ValueError(_circle(before, start))
    return start, now, longest


def _circle(before, done):
    """Follow open needs until a task comes up twice; what lies between is a circle."""
    path = [next(task for task in before if task not in done)]
    while True:
        following = next(need for need in before[path[-1]] if need not in done)
        if following in path:
            return [*path[path.index(following) :], following]
        path.append(following)
