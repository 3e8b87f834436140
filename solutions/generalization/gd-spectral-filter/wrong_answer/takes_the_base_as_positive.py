"""takes the size of the base, so it never overshoots"""

import numpy as np


def gd_shrink(s, eta, t):
    s = np.asarray(s).astype(float)
    rate = eta * s**2
    if (rate > 2).any():
        raise ValueError("the iteration diverges")
    low = np.minimum(rate, 0.5)
    return np.where(rate < 0.5, -np.expm1(t * np.log1p(-low)), 1 - np.abs(1 - rate) ** t)
