"""returns its own part of the gradient of x"""

import numpy as np


def tensor_parallel_mlp(x, w1, b1, w2, b2, dy):
    x, w1, b1, w2, b2, dy = (np.array(array, dtype=float) for array in (x, w1, b1, w2, b2, dy))
    z = x @ w1 + b1
    hidden = np.maximum(z, 0)
    y = (yield hidden @ w2) + b2
    dz = (dy @ w2.T) * (z > 0)
    return y, dz @ w1.T, x.T @ dz, dz.sum(axis=0), hidden.T @ dy, dy.sum(axis=0)
