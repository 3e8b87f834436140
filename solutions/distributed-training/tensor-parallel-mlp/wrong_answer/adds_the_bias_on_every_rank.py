"""adds the second bias before the sum, so it counts once per rank"""

import numpy as np


def tensor_parallel_mlp(x, w1, b1, w2, b2, dy):
    x, w1, b1, w2, b2, dy = (np.array(array, dtype=float) for array in (x, w1, b1, w2, b2, dy))
    z = x @ w1 + b1
    hidden = np.maximum(z, 0)
    y = yield hidden @ w2 + b2
    dz = (dy @ w2.T) * (z > 0)
    dx = yield dz @ w1.T
    return y, dx, x.T @ dz, dz.sum(axis=0), hidden.T @ dy, dy.sum(axis=0)
