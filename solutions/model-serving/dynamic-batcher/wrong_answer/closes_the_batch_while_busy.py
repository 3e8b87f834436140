"""closes the batch when it is ready, though the worker is busy and others could still join"""

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
        end = min(first + max_batch, int(np.searchsorted(t, ready, side="right")))
        free = max(free, ready) + service[end - first - 1]
        finish[order[first:end]] = free
        first = end
    return finish
