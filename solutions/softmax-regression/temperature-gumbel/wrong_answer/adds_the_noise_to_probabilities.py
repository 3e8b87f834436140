"""adds the noise to the probabilities instead of to the logits"""

import numpy as np


def temper(Z, T):
    if not T > 0:
        raise ValueError("the temperature must be positive")
    with np.errstate(over="ignore"):
        S = (Z - np.max(Z, axis=-1, keepdims=True)) / T
    E = np.exp(S)
    return E / E.sum(axis=-1, keepdims=True)


def gumbel_argmax(Z, size, rng):
    P = temper(Z, 1.0)
    noise = rng.gumbel(size=(size,) + P.shape)
    return np.argmax(P + noise, axis=-1)
