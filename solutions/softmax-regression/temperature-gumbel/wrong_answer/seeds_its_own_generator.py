"""ignores the generator it is given and draws the same noise in every call"""

import numpy as np


def temper(Z, T):
    if not T > 0:
        raise ValueError("the temperature must be positive")
    with np.errstate(over="ignore"):
        S = (Z - np.max(Z, axis=-1, keepdims=True)) / T
    E = np.exp(S)
    return E / E.sum(axis=-1, keepdims=True)


def gumbel_argmax(Z, size, rng):
    Z = np.asarray(Z)
    rng = np.random.default_rng(0)
    noise = rng.gumbel(size=(size,) + Z.shape)
    return np.argmax(Z + noise, axis=-1)
