"""returns the finish times by time of arrival, not in the places of the requests"""

import numpy as np


def finish_times(arrivals, max_batch, max_wait, service):
    t = np.sort(np.asarray(arrivals, dtype=float))
    finish, free, first = np.empty(len(t)), -np.inf, 0
    while first < len(t):
        ready = t[first] + max_wait
        if first + max_batch <= len(t):
            ready = min(ready, t[first + max_batch - 1])
        start = max(free, ready)
        end = min(first + max_batch, int(np.searchsorted(t, start, side="right")))
        free = start + service[end - first - 1]
        finish[first:end] = free
        first = end
    return finish
