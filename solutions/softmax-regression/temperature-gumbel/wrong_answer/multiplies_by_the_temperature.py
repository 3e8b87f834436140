"""multiplies the logits by T, so that heat sharpens and cold flattens"""

import numpy as np


def temper(Z, T):
    if not T > 0:
        raise ValueError("the temperature must be positive")
    S = Z - np.max(Z, axis=-1, keepdims=True)
    E = np.exp(S * T)
    return E / E.sum(axis=-1, keepdims=True)


def gumbel_argmax(Z, size, rng):
    Z = np.asarray(Z)
    noise = rng.gumbel(size=(size,) + Z.shape)
    return np.argmax(Z + noise, axis=-1)
