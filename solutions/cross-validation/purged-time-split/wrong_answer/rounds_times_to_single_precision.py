"""rounds the times to float32, which cannot tell seconds apart in a Unix time"""

import numpy as np


def purged(t_start, t_end, k, gap):
    t_start = np.asarray(t_start, dtype=np.float32)
    t_end = np.asarray(t_end, dtype=np.float32)
    n = len(t_start)
    if k < 1 or n < k + 1:
        raise ValueError("need k >= 1 and n >= k + 1")
    size = n // (k + 1)
    order = np.argsort(t_start, kind="stable")
    folds = []
    for first in range(n - k * size, n, size):
        past, test = np.split(order[: first + size], [first])
        train = past[t_end[past] + gap < t_start[test[0]]]
        if len(train) == 0:
            raise ValueError("empty training set")
        folds.append((np.sort(train), np.sort(test)))
    return folds
