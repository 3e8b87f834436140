"""returns numbers where the iteration diverges"""

import numpy as np


def gd_shrink(s, eta, t):
    s = np.asarray(s).astype(float)
    rate = eta * s**2
    low = np.minimum(rate, 0.5)
    with np.errstate(all="ignore"):
        return np.where(rate < 0.5, -np.expm1(t * np.log1p(-low)), 1 - (1 - rate) ** t)
