"""marks the positions in the bag instead of those out of it"""

import numpy as np


def bootstrap(n, B, rng):
    idx = rng.integers(n, size=(B, n))
    inside = np.zeros((B, n), dtype=bool)
    inside[np.arange(B)[:, None], idx] = True
    return idx, inside
