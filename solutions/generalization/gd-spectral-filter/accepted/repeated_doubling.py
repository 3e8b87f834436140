"""doubles the number of steps: the factor after two runs is f + g - f g"""

import numpy as np


def gd_shrink(s, eta, t):
    s = np.asarray(s).astype(np.float64)
    rate = eta * s * s
    if (rate > 2).any():
        raise ValueError("eta is too large")
    done, power, left = np.zeros_like(rate), rate.copy(), int(t)
    while left:
        if left & 1:
            done = done + power - done * power
        power = power * (2 - power)
        left >>= 1
    return done
