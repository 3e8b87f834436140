"""draws once and rotates the sample from tree to tree"""

import numpy as np


def bootstrap(n, B, rng):
    one = rng.integers(n, size=n)
    idx = np.array([np.roll(one, b) for b in range(B)], dtype=int).reshape(B, n)
    oob = np.array([~np.isin(np.arange(n), row) for row in idx], dtype=bool).reshape(B, n)
    return idx, oob
