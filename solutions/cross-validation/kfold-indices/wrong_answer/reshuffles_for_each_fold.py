"""draws a new order for each fold, so that some rows are tested twice and others never"""

import numpy as np


def kfold(n, k, shuffle=False, rng=None):
    if not 2 <= k <= n:
        raise ValueError(f"cannot cut {n} rows into {k} folds")
    sizes = np.full(k, n // k)
    sizes[: n % k] += 1
    stops = np.cumsum(sizes)
    folds = []
    for stop, size in zip(stops, sizes):
        rows = rng.permutation(n) if shuffle else np.arange(n)
        test = rows[stop - size : stop]
        train = np.setdiff1d(rows, test)
        folds.append((train, np.sort(test)))
    return folds
