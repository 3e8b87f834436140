"""returns the factors of ridge with penalty 1/(eta t)"""

import numpy as np


def gd_shrink(s, eta, t):
    s = np.asarray(s).astype(float)
    rate = eta * s**2
    if (rate > 2).any():
        raise ValueError("the iteration diverges")
    return s**2 * eta * t / (s**2 * eta * t + 1)
