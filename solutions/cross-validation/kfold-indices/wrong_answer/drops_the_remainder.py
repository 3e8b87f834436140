"""drops the last n % k rows: they are never tested"""

import numpy as np


def kfold(n, k, shuffle=False, rng=None):
    if not 2 <= k <= n:
        raise ValueError("k must be in 2..n")
    rows = np.arange(n)
    if shuffle:
        rows = rng.permutation(rows)
    size = n // k
    folds = []
    for i in range(k):
        test = rows[i * size : (i + 1) * size]
        train = np.setdiff1d(rows, test)
        folds.append((train, np.sort(test)))
    return folds
