"""checks only that k is positive: k = 1 trains on nothing, k > n tests nothing"""

import numpy as np


def kfold(n, k, shuffle=False, rng=None):
    if k < 1:
        raise ValueError("k must be positive")
    rows = rng.permutation(n) if shuffle else np.arange(n)
    folds = []
    for test in np.array_split(rows, k):
        train = np.setdiff1d(rows, test)
        folds.append((train, np.sort(test)))
    return folds
