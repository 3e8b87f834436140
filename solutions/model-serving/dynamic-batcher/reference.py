from collections.abc import Sequence

import numpy as np


def finish_times(
    arrivals: Sequence[float], max_batch: int, max_wait: float, service: Sequence[float]
) -> np.ndarray:
    times = np.asarray(arrivals, dtype=np.float64)
    order = np.argsort(times, kind="stable")
    t, n = times[order], len(times)
    finish = np.empty(n)
    free, first = -np.inf, 0
    while first < n:
        ready = t[first] + max_wait
        if first + max_batch <= n:
            ready = min(ready, t[first + max_batch - 1])
        start = max(ready, free)  # whoever came while the worker was busy may join
        end = min(first + max_batch, int(np.searchsorted(t, start, side="right")))
        free = start + service[end - first - 1]
        finish[order[first:end]] = free
        first = end
    return finish
