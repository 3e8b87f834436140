"""takes every k-th row for a fold, where unshuffled folds should be consecutive blocks"""

import numpy as np


def kfold(n, k, shuffle=False, rng=None):
    if not 2 <= k <= n:
        raise ValueError("k must be in 2..n")
    rows = rng.permutation(n) if shuffle else np.arange(n)
    folds = []
    for i in range(k):
        test = np.sort(rows[i::k])
        train = np.sort(np.delete(rows, np.s_[i::k]))
        folds.append((train, test))
    return folds
