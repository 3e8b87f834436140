"""draws the noise for one sample at a time and stacks the results; rows of temper one by one"""

import numpy as np


def temper(Z, T):
    if T <= 0 or T != T:
        raise ValueError("T must be greater than zero")
    Z = np.asarray(Z, dtype=float)
    out = np.zeros_like(Z)
    for index in np.ndindex(Z.shape[:-1]):
        z = Z[index]
        open_ = np.isfinite(z)
        with np.errstate(over="ignore"):
            e = np.exp((z[open_] - z[open_].max()) / T)
        out[index][open_] = e / e.sum()
    return out


def gumbel_argmax(Z, size, rng):
    Z = np.asarray(Z, dtype=float)
    draws = [np.argmax(Z + rng.gumbel(0.0, 1.0, Z.shape), axis=-1) for _ in range(size)]
    return np.array(draws, dtype=np.int32).reshape((size,) + Z.shape[:-1])
