"""shuffles whenever it is given a generator, asked to or not"""

import numpy as np


def kfold(n, k, shuffle=False, rng=None):
    if not 2 <= k <= n:
        raise ValueError(f"cannot cut {n} rows into {k} folds")
    rows = np.arange(n) if rng is None else rng.permutation(n)
    sizes = np.full(k, n // k)
    sizes[: n % k] += 1
    stops = np.cumsum(sizes)
    folds = []
    for stop, size in zip(stops, sizes):
        test = rows[stop - size : stop]
        train = np.ones(n, dtype=bool)
        train[test] = False
        folds.append((np.flatnonzero(train), np.sort(test)))
    return folds
