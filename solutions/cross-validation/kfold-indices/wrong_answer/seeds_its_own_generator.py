"""ignores the generator it is given: every call makes the same shuffle"""

import numpy as np


def kfold(n, k, shuffle=False, rng=None):
    if not 2 <= k <= n:
        raise ValueError(f"k={k} is not in 2..{n}")
    rows = np.arange(n)
    if shuffle:
        rng = np.random.default_rng(42)
        rng.shuffle(rows)
    return [(np.setdiff1d(rows, test), np.sort(test)) for test in np.array_split(rows, k)]
