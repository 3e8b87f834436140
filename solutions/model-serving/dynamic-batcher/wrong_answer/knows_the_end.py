"""starts the last batch at its last arrival, as if it knew that no more will come"""

import numpy as np


def finish_times(arrivals, max_batch, max_wait, service):
    times = np.asarray(arrivals, dtype=float)
    order = np.argsort(times, kind="stable")
    t, finish = times[order], np.empty(len(times))
    free, first = -np.inf, 0
    while first < len(t):
        filled = t[min(first + max_batch, len(t)) - 1]
        start = max(free, min(t[first] + max_wait, filled))
        end = min(first + max_batch, int(np.searchsorted(t, start, side="right")))
        free = start + service[end - first - 1]
        finish[order[first:end]] = free
        first = end
    return finish
