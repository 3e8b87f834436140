"""floors the temperature at a millionth"""

import numpy as np


def temper(Z, T):
    if not T > 0:
        raise ValueError("the temperature must be positive")
    S = (Z - np.max(Z, axis=-1, keepdims=True)) / max(T, 1e-6)
    E = np.exp(S)
    return E / E.sum(axis=-1, keepdims=True)


def gumbel_argmax(Z, size, rng):
    return np.argmax(Z + rng.gumbel(size=(size, *Z.shape)), axis=-1)
