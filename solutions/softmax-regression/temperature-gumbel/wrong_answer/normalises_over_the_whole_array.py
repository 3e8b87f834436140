"""subtracts one maximum and divides by one sum for the whole array"""

import numpy as np


def temper(Z, T):
    if not T > 0:
        raise ValueError("the temperature must be positive")
    with np.errstate(over="ignore"):
        S = (Z - np.max(Z)) / T
    E = np.exp(S)
    return E / E.sum()


def gumbel_argmax(Z, size, rng):
    Z = np.asarray(Z)
    noise = rng.gumbel(size=(size,) + Z.shape)
    return np.argmax(Z + noise, axis=-1)
