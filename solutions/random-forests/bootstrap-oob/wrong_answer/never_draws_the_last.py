"""takes the upper end for included, so the last position is never drawn"""

import numpy as np


def bootstrap(n, B, rng):
    idx = rng.integers(0, max(n - 1, 1), size=(B, n))
    oob = np.ones((B, n), dtype=bool)
    np.put_along_axis(oob, idx, False, axis=1)
    return idx, oob
