"""divides the probabilities by T and normalises them again, which changes nothing"""

import numpy as np


def temper(Z, T):
    if not T > 0:
        raise ValueError("the temperature must be positive")
    E = np.exp(Z - np.max(Z, axis=-1, keepdims=True))
    P = E / E.sum(axis=-1, keepdims=True)
    with np.errstate(over="ignore"):
        P = P / max(T, 1e-100)
    return P / P.sum(axis=-1, keepdims=True)


def gumbel_argmax(Z, size, rng):
    Z = np.asarray(Z)
    noise = rng.gumbel(size=(size,) + Z.shape)
    return np.argmax(Z + noise, axis=-1)
