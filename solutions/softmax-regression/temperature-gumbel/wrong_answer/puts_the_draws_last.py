"""returns the draws along the last axis instead of the first"""

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
    noise = rng.gumbel(size=(size,) + Z.shape)
    draws = np.argmax(Z + noise, axis=-1)
    return np.moveaxis(draws, 0, -1)
