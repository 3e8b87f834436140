"""rounds the finish times to milliseconds"""

import numpy as np


def finish_times(arrivals, max_batch, max_wait, service):
    times = np.asarray(arrivals, dtype=float)
    order = np.argsort(times, kind="stable")
    t, finish = times[order], np.empty(len(times))
    free, first = -np.inf, 0
    while first < len(t):
        ready = t[first] + max_wait
        if first + max_batch <= len(t):
            ready = min(ready, t[first + max_batch - 1])
        start = max(free, ready)
        end = min(first + max_batch, int(np.searchsorted(t, start, side="right")))
        free = round(float(start + service[end - first - 1]), 3)
        finish[order[first:end]] = free
        first = end
    return finish
