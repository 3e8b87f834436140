"""replaces the caller's labels by class codes, in place"""

import numpy as np


def stratified(y, k, rng):
    n = len(y)
    if not 2 <= k <= n:
        raise ValueError("k must be in 2..n")
    classes = np.unique(y)
    for code, label in enumerate(classes):
        y[y == label] = code
    shuffled = rng.permutation(n)
    by_class = shuffled[np.argsort(y[shuffled])]
    tests = [np.sort(by_class[i::k]) for i in range(k)]
    return [(np.setdiff1d(by_class, test), test) for test in tests]
