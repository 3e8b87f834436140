"""scales uniform numbers and compares every position with every draw"""

import numpy as np


def bootstrap(n, B, rng):
    idx = np.floor(n * rng.random((B, n))).astype(int)
    oob = ~(idx[:, :, None] == np.arange(n)).any(axis=1)
    return idx, oob
