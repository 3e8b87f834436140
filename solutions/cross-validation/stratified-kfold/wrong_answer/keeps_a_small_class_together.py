"""puts a class with fewer rows than folds into one test set, where no model has seen it"""

import numpy as np


def stratified(y, k, rng):
    n = len(y)
    if not 2 <= k <= n:
        raise ValueError("k must be in 2..n")
    fold_of = np.empty(n, dtype=int)
    dealt = 0
    for label in np.unique(y):
        rows = rng.permutation(np.flatnonzero(y == label))
        if len(rows) < k:
            fold_of[rows] = dealt % k
        else:
            fold_of[rows] = np.arange(dealt, dealt + len(rows)) % k
        dealt += len(rows)
    rows = np.arange(n)
    return [(rows[fold_of != i], rows[fold_of == i]) for i in range(k)]
