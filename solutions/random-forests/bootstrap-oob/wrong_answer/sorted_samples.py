"""sorts each sample, so that the places are no longer independent draws"""

import numpy as np


def bootstrap(n, B, rng):
    idx = np.sort(rng.integers(n, size=(B, n)), axis=1)
    oob = np.ones((B, n), dtype=bool)
    np.put_along_axis(oob, idx, False, axis=1)
    return idx, oob
