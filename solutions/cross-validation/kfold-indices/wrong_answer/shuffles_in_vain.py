"""calls `rng.permutation` and drops what it returns, so the rows stay in order"""

import numpy as np


def kfold(n, k, shuffle=False, rng=None):
    if k < 2 or k > n:
        raise ValueError("k must be between 2 and n")
    rows = np.arange(n)
    if shuffle:
        rng.permutation(rows)
    folds = []
    for test in np.array_split(rows, k):
        mask = np.ones(n, dtype=bool)
        mask[test] = False
        folds.append((rows[mask], test))
    return folds
