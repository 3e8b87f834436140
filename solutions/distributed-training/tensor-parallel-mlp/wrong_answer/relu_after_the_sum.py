"""applies relu to the summed output instead of the hidden layer"""

import numpy as np


def tensor_parallel_mlp(x, w1, b1, w2, b2, dy):
    x, w1, b1, w2, b2, dy = (np.array(array, dtype=float) for array in (x, w1, b1, w2, b2, dy))
    z = x @ w1 + b1
    y = np.maximum((yield z @ w2) + b2, 0)
    dout = dy * (y > 0)
    dz = dout @ w2.T
    dx = yield dz @ w1.T
    return y, dx, x.T @ dz, dz.sum(axis=0), z.T @ dout, dout.sum(axis=0)
