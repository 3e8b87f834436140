"""subtracts a power near one from one, which loses the digits of small factors"""

import numpy as np


def gd_shrink(s, eta, t):
    s = np.asarray(s).astype(float)
    rate = eta * s**2
    if (rate > 2).any():
        raise ValueError("the iteration diverges")
    return 1 - (1 - rate) ** t
