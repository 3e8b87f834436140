"""returns a flat array of floats when no draws are asked for"""

import numpy as np


def temper(Z, T):
    if not T > 0:
        raise ValueError("the temperature must be positive")
    with np.errstate(over="ignore"):
        S = (Z - np.max(Z, axis=-1, keepdims=True)) / T
    E = np.exp(S)
    return E / E.sum(axis=-1, keepdims=True)


def gumbel_argmax(Z, size, rng):
    return np.array([np.argmax(Z + rng.gumbel(size=Z.shape), axis=-1) for _ in range(size)])
