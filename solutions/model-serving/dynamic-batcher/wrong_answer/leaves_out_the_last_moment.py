"""leaves out requests that come at the very moment of the start"""

import numpy as np


def finish_times(arrivals, max_batch, max_wait, service):
    times = np.asarray(arrivals, dtype=float)
    order = np.argsort(times, kind="stable")
    t, finish = times[order], np.empty(len(times))
    free, first = -np.inf, 0
    while first < len(t):
        ready, full = t[first] + max_wait, False
        if first + max_batch <= len(t) and t[first + max_batch - 1] < ready:
            ready, full = t[first + max_batch - 1], True
        start = max(free, ready)
        here = max_batch if full else max(1, int((t[first:] < start).sum()))
        end = first + min(max_batch, here)
        free = start + service[end - first - 1]
        finish[order[first:end]] = free
        first = end
    return finish
