"""draws one sample and gives it to every tree"""

import numpy as np


def bootstrap(n, B, rng):
    one = rng.integers(n, size=n)
    idx = np.repeat(one[None, :], B, axis=0)
    oob = np.repeat(~np.isin(np.arange(n), one)[None, :], B, axis=0)
    return idx, oob
