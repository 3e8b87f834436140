"""sorts the rows by class code and then by a random number, and numbers them in turn"""

import numpy as np


def stratified(y, k, rng):
    _, codes = np.unique(y, return_inverse=True)
    n = codes.size
    if k < 2 or k > n:
        raise ValueError(f"{k} folds of {n} rows")
    fold_of = np.empty(n, dtype=np.int32)
    fold_of[np.lexsort((rng.random(n), codes))] = np.arange(n) % k
    rows = np.arange(n)
    return [(rows[fold_of != fold], rows[fold_of == fold]) for fold in range(k)]
