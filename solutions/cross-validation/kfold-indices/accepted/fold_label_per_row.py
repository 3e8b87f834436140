"""gives each row the number of its fold, shuffles the labels, and selects with masks"""

import numpy as np


def kfold(n, k, shuffle=False, rng=None):
    if not (1 < k <= n):
        raise ValueError(f"cannot make {k} folds of {n} rows")
    label = np.sort(np.arange(n) % k)
    if shuffle:
        label = rng.permutation(label)
    return [(np.flatnonzero(label != fold), np.flatnonzero(label == fold)) for fold in range(k)]
