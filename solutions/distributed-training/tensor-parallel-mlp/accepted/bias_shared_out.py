"""folds both biases into the matrices with a column of ones, unit by unit"""

import numpy as np


def tensor_parallel_mlp(x, w1, b1, w2, b2, dy):
    x, dy = np.asarray(x).astype(float), np.asarray(dy).astype(float)
    first = np.vstack([w1, np.reshape(b1, (1, -1))]).astype(float)
    second = np.array(w2, dtype=float)
    ones = np.hstack([x, np.ones((len(x), 1))])
    out, back, grads = np.zeros(dy.shape), np.zeros(x.shape), np.zeros(first.shape)
    rows = np.zeros(second.shape)
    for k in range(first.shape[1]):
        z = ones @ first[:, k]
        h = z.clip(min=0)
        out += np.outer(h, second[k])
        dz = np.sign(h) * (dy @ second[k])
        back += np.outer(dz, first[:-1, k])
        grads[:, k] = dz @ ones
        rows[k] = h @ dy
    y = yield out
    dx = yield back
    return list((y + np.array(b2, dtype=float), dx, grads[:-1], grads[-1], rows, np.ones(len(dy)) @ dy))
