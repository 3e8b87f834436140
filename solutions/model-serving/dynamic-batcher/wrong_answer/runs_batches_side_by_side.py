"""starts a batch while the one before still runs"""

import numpy as np


def finish_times(arrivals, max_batch, max_wait, service):
    times = np.asarray(arrivals, dtype=float)
    order = np.argsort(times, kind="stable")
    t, finish = times[order], np.empty(len(times))
    first = 0
    while first < len(t):
        start = t[first] + max_wait
        if first + max_batch <= len(t):
            start = min(start, t[first + max_batch - 1])
        end = min(first + max_batch, int(np.searchsorted(t, start, side="right")))
        finish[order[first:end]] = start + service[end - first - 1]
        first = end
    return finish
