"""restarts the timer at every arrival"""

import numpy as np


def finish_times(arrivals, max_batch, max_wait, service):
    times = np.asarray(arrivals, dtype=float)
    order = np.argsort(times, kind="stable")
    t, finish = times[order], np.empty(len(times))
    free, first = -np.inf, 0
    while first < len(t):
        last = first
        while last + 1 < len(t) and last + 1 - first < max_batch and t[last + 1] <= t[last] + max_wait:
            last += 1
        full = last + 1 - first == max_batch
        start = max(free, t[last] if full else t[last] + max_wait)
        n = min(max_batch, int((t <= start).sum()) - first)
        free = start + service[n - 1]
        finish[order[first : first + n]] = free
        first += n
    return finish
