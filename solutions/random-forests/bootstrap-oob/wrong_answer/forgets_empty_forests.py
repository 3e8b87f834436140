"""stacks the samples of a list, which has no columns when there are no trees"""

import numpy as np


def bootstrap(n, B, rng):
    idx = np.array([rng.integers(n, size=n) for _ in range(B)], dtype=int)
    oob = np.array([~np.isin(np.arange(n), row) for row in idx], dtype=bool)
    return idx, oob
