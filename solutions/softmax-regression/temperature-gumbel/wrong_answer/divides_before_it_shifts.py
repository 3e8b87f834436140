"""divides by T before it takes the maximum off, and a tiny T turns logits into inf and NaN"""

import numpy as np


def temper(Z, T):
    if not T > 0:
        raise ValueError("the temperature must be positive")
    with np.errstate(over="ignore", invalid="ignore"):
        S = Z / T
        E = np.exp(S - S.max(axis=-1, keepdims=True))
        return E / E.sum(axis=-1, keepdims=True)


def gumbel_argmax(Z, size, rng):
    Z = np.asarray(Z)
    noise = rng.gumbel(size=(size,) + Z.shape)
    return np.argmax(Z + noise, axis=-1)
