"""loops over the entries in plain Python and returns lists"""

import numpy as np


def soft(v, t):
    return v - t if v > t else v + t if v < -t else 0.0


def prox_l1(z, t):
    z = np.asarray(z)
    return np.array([soft(float(v), t) for v in z.ravel()]).reshape(z.shape)


def prox_enet(z, t, g):
    return np.vectorize(lambda v: soft(v, t) / (1 + g), otypes=[float])(np.asarray(z, dtype=float))


def prox_group(z, groups, t):
    squares = {}
    for v, k in zip(z, groups):
        squares[int(k)] = squares.get(int(k), 0.0) + float(v) ** 2
    norms = {k: s**0.5 for k, s in squares.items()}
    return [float(v) * (1 - t / norms[int(k)]) if norms[int(k)] > t else 0.0 for v, k in zip(z, groups)]
