"""gives the remainder of every class to the same first folds, which grow too large"""

import numpy as np


def stratified(y, k, rng):
    n = len(y)
    if not 2 <= k <= n:
        raise ValueError("k must be in 2..n")
    tests = [[] for _ in range(k)]
    for label in np.unique(y):
        rows = rng.permutation(np.flatnonzero(y == label))
        for fold, part in enumerate(np.array_split(rows, k)):
            tests[fold].extend(part)
    everything = np.arange(n)
    return [(np.setdiff1d(everything, test), np.sort(np.array(test, dtype=int))) for test in tests]
