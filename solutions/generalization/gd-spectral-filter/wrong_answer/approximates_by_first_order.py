"""multiplies the rate by the number of steps, capped at one"""

import numpy as np


def gd_shrink(s, eta, t):
    s = np.asarray(s).astype(float)
    rate = eta * s**2
    if (rate > 2).any():
        raise ValueError("the iteration diverges")
    return np.minimum(1.0, t * rate)
