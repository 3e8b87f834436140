"""uses the exponential of gradient flow in place of the power"""

import numpy as np


def gd_shrink(s, eta, t):
    s = np.asarray(s).astype(float)
    rate = eta * s**2
    if (rate > 2).any():
        raise ValueError("the iteration diverges")
    return -np.expm1(-t * rate)
