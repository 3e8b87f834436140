"""evaluates exp on the positive entries as well, where it overflows"""

import numpy as np


def phi(x):
    x = np.asarray(x, dtype=float)
    positive = (x > 0).astype(float)
    return positive * (x + 1) + (1 - positive) * np.exp(x)


def linear_attention(q, k, v):
    q, k = phi(q), phi(k)
    states = np.cumsum(k[:, :, None] * v[:, None, :], axis=0)
    totals = np.cumsum(k, axis=0)
    return (q[:, None, :] @ states)[:, 0] / (q * totals).sum(axis=1, keepdims=True)
