"""writes the gradient of the first bias into the bias itself"""

import numpy as np


def tensor_parallel_mlp(x, w1, b1, w2, b2, dy):
    x, w1, b1, w2, b2, dy = (np.asarray(array, dtype=float) for array in (x, w1, b1, w2, b2, dy))
    z = x @ w1 + b1
    hidden = np.maximum(z, 0)
    y = (yield hidden @ w2) + b2
    dz = (dy @ w2.T) * (z > 0)
    dx = yield dz @ w1.T
    dw1, dw2 = x.T @ dz, hidden.T @ dy
    b1[:] = dz.sum(axis=0)
    return y, dx, dw1, b1, dw2, dy.sum(axis=0)
