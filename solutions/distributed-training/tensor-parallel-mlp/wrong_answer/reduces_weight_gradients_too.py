"""sums the gradient of the second layer's bias and of dx by three collectives"""

import numpy as np


def tensor_parallel_mlp(x, w1, b1, w2, b2, dy):
    x, w1, b1, w2, b2, dy = (np.array(array, dtype=float) for array in (x, w1, b1, w2, b2, dy))
    z = x @ w1 + b1
    hidden = np.maximum(z, 0)
    y = (yield hidden @ w2) + b2
    dz = (dy @ w2.T) * (z > 0)
    dx = yield dz @ w1.T
    ranks = yield np.ones(1)
    db2 = yield dy.sum(axis=0)
    return y, dx, x.T @ dz, dz.sum(axis=0), hidden.T @ dy, db2 / ranks
