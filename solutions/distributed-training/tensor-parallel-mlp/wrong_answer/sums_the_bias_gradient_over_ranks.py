"""sums the gradient of the second bias over ranks, each of which has all of it"""

import numpy as np


def tensor_parallel_mlp(x, w1, b1, w2, b2, dy):
    x, w1, b1, w2, b2, dy = (np.array(array, dtype=float) for array in (x, w1, b1, w2, b2, dy))
    z = x @ w1 + b1
    hidden = np.maximum(z, 0)
    y = (yield hidden @ w2) + b2
    dz = (dy @ w2.T) * (z > 0)
    both = yield np.vstack([dz @ w1.T, np.zeros((1, x.shape[1]))])
    ranks = yield np.ones(1)
    return y, both[:-1], x.T @ dz, dz.sum(axis=0), hidden.T @ dy, ranks * dy.sum(axis=0)
