"""returns the rows in the order of the shuffle instead of ascending"""

import numpy as np


def kfold(n, k, shuffle=False, rng=None):
    if not 2 <= k <= n:
        raise ValueError("k must be in 2..n")
    rows = rng.permutation(n) if shuffle else np.arange(n)
    folds = []
    for test in np.array_split(rows, k):
        train = rows[~np.isin(rows, test)]
        folds.append((train, test))
    return folds
