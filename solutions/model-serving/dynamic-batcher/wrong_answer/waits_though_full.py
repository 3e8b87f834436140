"""waits for the timer also when the batch is full"""

import numpy as np


def finish_times(arrivals, max_batch, max_wait, service):
    times = np.asarray(arrivals, dtype=float)
    order = np.argsort(times, kind="stable")
    t, finish = times[order], np.empty(len(times))
    free, first = -np.inf, 0
    while first < len(t):
        start = max(free, t[first] + max_wait)
        end = min(first + max_batch, int(np.searchsorted(t, start, side="right")))
        free = start + service[end - first - 1]
        finish[order[first:end]] = free
        first = end
    return finish
