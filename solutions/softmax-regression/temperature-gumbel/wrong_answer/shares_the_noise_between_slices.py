"""shares the noise between all slices of a draw, which then rise and fall together"""

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
    K = Z.shape[-1]
    noise = rng.gumbel(size=(size,) + (1,) * (Z.ndim - 1) + (K,))
    return np.argmax(Z + noise, axis=-1)
