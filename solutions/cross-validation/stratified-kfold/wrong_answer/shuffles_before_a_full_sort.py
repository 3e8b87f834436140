"""shuffles a copy that the sort of the original labels makes no use of"""

import numpy as np


def stratified(y, k, rng):
    n = len(y)
    if not 2 <= k <= n:
        raise ValueError("k must be in 2..n")
    order = rng.permutation(n)
    order = order[np.argsort(y, kind="stable")]
    fold_of = np.empty(n, dtype=int)
    fold_of[order] = np.arange(n) % k
    return [(np.flatnonzero(fold_of != i), np.flatnonzero(fold_of == i)) for i in range(k)]
