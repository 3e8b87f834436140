"""goes class by class and deals each shuffled class on from the fold where the last one stopped"""

import numpy as np


def stratified(y, k, rng):
    y = np.asarray(y)
    if k < 2 or k > len(y):
        raise ValueError("need 2 <= k <= n")
    fold_of = np.empty(len(y), dtype=int)
    start = 0
    for label in np.unique(y):
        rows = np.flatnonzero(y == label)
        rng.shuffle(rows)
        fold_of[rows] = (start + np.arange(len(rows))) % k
        start = (start + len(rows)) % k
    return [(np.flatnonzero(fold_of != fold), np.flatnonzero(fold_of == fold)) for fold in range(k)]
