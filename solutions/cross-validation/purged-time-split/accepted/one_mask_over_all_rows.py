"""uses that a settled label implies an earlier row, so the purge needs no list of past rows"""

import numpy as np


def purged(t_start, t_end, k, gap):
    t_start, t_end = np.asarray(t_start), np.asarray(t_end)
    n = t_start.size
    if k <= 0 or n <= k:
        raise ValueError(f"cannot make {k} folds of {n} rows")
    size = n // (k + 1)
    blocks = np.argsort(t_start, kind="mergesort")[n - k * size :].reshape(k, size)
    folds = [(np.flatnonzero(t_end + gap < t_start[test].min()), np.sort(test)) for test in blocks]
    if any(train.size == 0 for train, _ in folds):
        raise ValueError("a training set is empty")
    return folds
