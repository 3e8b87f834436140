"""makes the noise by hand, -log(-log(u)), and the probabilities by powers of odds"""

import numpy as np


def temper(Z, T):
    if not (T > 0):
        raise ValueError("temperature not positive")
    Z = np.array(Z, dtype=float)
    with np.errstate(over="ignore"):
        logs = (Z - Z.max(axis=-1, keepdims=True)) * np.float64(1) / T
    logs = logs - np.logaddexp.reduce(logs, axis=-1, keepdims=True)
    return np.exp(logs)


def gumbel_argmax(Z, size, rng):
    u = 1.0 - rng.random((size, *np.asarray(Z).shape))  # in (0, 1], so the inner logarithm is finite
    with np.errstate(divide="ignore"):
        noise = -np.log(-np.log(u))
    return (np.asarray(Z) + noise).argmax(axis=-1)
