"""takes len(class) // k rows of each class per fold and never tests the rest"""

import numpy as np


def stratified(y, k, rng):
    n = len(y)
    if not 2 <= k <= n:
        raise ValueError("k must be in 2..n")
    shuffled = {label: rng.permutation(np.flatnonzero(y == label)) for label in np.unique(y)}
    folds = []
    for i in range(k):
        parts = []
        for rows in shuffled.values():
            size = len(rows) // k
            parts.append(rows[i * size : (i + 1) * size])
        test = np.sort(np.concatenate(parts))
        folds.append((np.setdiff1d(np.arange(n), test), test))
    return folds
