"""draws a stratified sample for each fold on its own, so that test sets overlap and rows are missed"""

import numpy as np


def stratified(y, k, rng):
    n = len(y)
    if not 2 <= k <= n:
        raise ValueError("k must be in 2..n")
    folds = []
    for i in range(k):
        parts = []
        for label in np.unique(y):
            rows = np.flatnonzero(y == label)
            size = len(rows) // k + (i < len(rows) % k)
            parts.append(rng.choice(rows, size=size, replace=False))
        test = np.sort(np.concatenate(parts))
        folds.append((np.setdiff1d(np.arange(n), test), test))
    return folds
