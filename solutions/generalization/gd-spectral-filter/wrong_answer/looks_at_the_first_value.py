"""looks at the first singular value only to see whether the iteration diverges"""

import numpy as np


def gd_shrink(s, eta, t):
    s = np.asarray(s).astype(float)
    rate = eta * s**2
    if rate[0] > 2:
        raise ValueError("the iteration diverges")
    rate = np.minimum(rate, 2.0)
    low = np.minimum(rate, 0.5)
    return np.where(rate < 0.5, -np.expm1(t * np.log1p(-low)), 1 - (1 - rate) ** t)
