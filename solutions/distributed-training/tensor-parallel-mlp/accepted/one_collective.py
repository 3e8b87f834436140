"""sums y and dx in one array side by side"""

import numpy as np


def tensor_parallel_mlp(x, w1, b1, w2, b2, dy):
    x, w1, b1, w2, b2, dy = [np.array(array, np.float64) for array in (x, w1, b1, w2, b2, dy)]
    z = np.einsum("td,dk->tk", x, w1) + b1
    h = np.where(z > 0, z, 0.0)
    dz = np.where(z > 0, np.einsum("te,ke->tk", dy, w2), 0.0)
    both = yield np.hstack([h @ w2, dz @ w1.T])
    e = dy.shape[1]
    return both[:, :e] + b2, both[:, e:], x.T @ dz, dz.sum(0), h.T @ dy, dy.sum(0)
