"""starts its own generator with a fixed seed"""

import numpy as np


def bootstrap(n, B, rng=None):
    rng = np.random.default_rng(0)
    idx = rng.integers(n, size=(B, n))
    oob = np.ones((B, n), dtype=bool)
    np.put_along_axis(oob, idx, False, axis=1)
    return idx, oob
