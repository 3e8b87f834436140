"""cuts the rows sorted by class into blocks, so that a test set holds one class or two"""

import numpy as np


def stratified(y, k, rng):
    n = len(y)
    if not 2 <= k <= n:
        raise ValueError("k must be in 2..n")
    shuffled = rng.permutation(n)
    by_class = shuffled[np.argsort(y[shuffled], kind="stable")]
    folds = []
    for test in np.array_split(by_class, k):
        folds.append((np.setdiff1d(by_class, test), np.sort(test)))
    return folds
