"""never uses the generator: rows are dealt in the order of the file"""

import numpy as np


def stratified(y, k, rng):
    n = len(y)
    if not 2 <= k <= n:
        raise ValueError("k must be in 2..n")
    by_class = np.argsort(y, kind="stable")
    folds = []
    for i in range(k):
        test = np.sort(by_class[i::k])
        folds.append((np.setdiff1d(by_class, test), test))
    return folds
