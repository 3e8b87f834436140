"""sorts by random whole numbers, whose ties leave early rows early"""

import numpy as np


def kfold(n, k, shuffle=False, rng=None):
    if k < 2 or k > n:
        raise ValueError("need 2 <= k <= n")
    rows = np.arange(n)
    if shuffle:
        rows = np.argsort(rng.integers(n, size=n), kind="stable")
    folds = []
    for test in np.array_split(rows, k):
        train = np.delete(np.arange(n), test)
        folds.append((train, np.sort(test)))
    return folds
