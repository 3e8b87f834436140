"""levels the first class against all the rest, as if there were two classes"""

import numpy as np


def stratified(y, k, rng):
    n = len(y)
    if not 2 <= k <= n:
        raise ValueError("k must be in 2..n")
    first = np.unique(y)[0]
    rows = rng.permutation(n)
    negatives = rows[y[rows] == first]
    positives = rows[y[rows] != first]
    by_class = np.concatenate([negatives, positives])
    tests = [np.sort(by_class[i::k]) for i in range(k)]
    return [(np.setdiff1d(by_class, test), test) for test in tests]
