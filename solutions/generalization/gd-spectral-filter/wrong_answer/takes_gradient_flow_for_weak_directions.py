"""takes the exponential of gradient flow where the rate is small"""

import numpy as np
def gd_shrink(s, eta, t):
    r = eta * np.asarray(s, dtype=float) ** 2
    if (r > 2).any():
        raise ValueError("diverges")
    return np.where(r < 1e-4, -np.expm1(-r * t), 1 - (1 - r) ** t)
