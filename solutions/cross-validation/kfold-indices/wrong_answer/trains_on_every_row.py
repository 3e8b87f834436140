"""trains on all rows, the tested ones included"""

import numpy as np


def kfold(n, k, shuffle=False, rng=None):
    if not 2 <= k <= n:
        raise ValueError("k must be in 2..n")
    rows = np.arange(n)
    order = rng.permutation(rows) if shuffle else rows
    return [(rows, np.sort(test)) for test in np.array_split(order, k)]
