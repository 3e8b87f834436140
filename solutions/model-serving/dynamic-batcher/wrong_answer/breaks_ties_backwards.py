"""serves equal times from the last position to the first"""

import numpy as np


def finish_times(arrivals, max_batch, max_wait, service):
    times = np.asarray(arrivals, dtype=float)
    n = len(times)
    order = n - 1 - np.argsort(times[::-1], kind="stable")
    t, finish = times[order], np.empty(n)
    free, first = -np.inf, 0
    while first < n:
        ready = t[first] + max_wait
        if first + max_batch <= n:
            ready = min(ready, t[first + max_batch - 1])
        start = max(free, ready)
        end = min(first + max_batch, int(np.searchsorted(t, start, side="right")))
        free = start + service[end - first - 1]
        finish[order[first:end]] = free
        first = end
    return finish
