"""subtracts the Gumbel noise, which is not symmetric, instead of adding it"""

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
    u = rng.random((size,) + Z.shape)
    return np.argmax(Z + np.log(-np.log(u)), axis=-1)
