"""draws from numpy's global generator instead of the one passed in"""

import numpy as np


def bootstrap(n, B, rng):
    idx = np.random.randint(0, n, size=(B, n))
    oob = np.ones((B, n), dtype=bool)
    np.put_along_axis(oob, idx, False, axis=1)
    return idx, oob
