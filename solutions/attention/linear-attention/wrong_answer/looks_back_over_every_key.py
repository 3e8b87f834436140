"""goes back over all earlier keys at every step, which is quadratic work without the table"""

import numpy as np


def phi(x):
    return np.where(x > 0, x + 1, np.exp(np.minimum(x, 0)))


def linear_attention(q, k, v):
    q, k = phi(q), phi(k)
    out = np.empty(v.shape, dtype=float)
    for t in range(q.shape[0]):
        weights = k[: t + 1] @ q[t]
        out[t] = weights @ v[: t + 1] / weights.sum()
    return out
