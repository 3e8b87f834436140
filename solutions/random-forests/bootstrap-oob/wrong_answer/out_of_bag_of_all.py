"""marks positions that no tree at all has drawn, the same for every tree"""

import numpy as np


def bootstrap(n, B, rng):
    idx = rng.integers(n, size=(B, n))
    never = ~np.isin(np.arange(n), idx)
    return idx, np.tile(never, (B, 1))
