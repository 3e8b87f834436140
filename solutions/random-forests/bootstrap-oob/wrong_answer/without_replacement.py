"""draws without replacement, so every sample is the whole data and nobody is out of bag"""

import numpy as np


def bootstrap(n, B, rng):
    idx = np.array([rng.permutation(n) for _ in range(B)], dtype=int).reshape(B, n)
    oob = np.ones((B, n), dtype=bool)
    np.put_along_axis(oob, idx, False, axis=1)
    return idx, oob
