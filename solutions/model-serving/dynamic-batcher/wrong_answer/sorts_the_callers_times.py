"""sorts the caller's array in place"""

import numpy as np


def finish_times(arrivals, max_batch, max_wait, service):
    t = np.asarray(arrivals)
    order = np.argsort(t, kind="stable")
    t.sort()
    t = t.astype(float)
    finish, free, first = np.empty(len(t)), -np.inf, 0
    while first < len(t):
        ready = t[first] + max_wait
        if first + max_batch <= len(t):
            ready = min(ready, t[first + max_batch - 1])
        start = max(free, ready)
        end = min(first + max_batch, int(np.searchsorted(t, start, side="right")))
        free = start + service[end - first - 1]
        finish[order[first:end]] = free
        first = end
    return finish
