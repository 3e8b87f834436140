"""weighted means in place of sums, the constant target told by comparing with its first value"""

import numpy as np


def r2(y, p, w=None):
    y, p = np.array(y, dtype=float), np.array(p, dtype=float)
    w = np.full(y.shape, 1.0) if w is None else np.array(w, dtype=float)
    y, p, w = y[w > 0], p[w > 0], w[w > 0]
    if np.all(y == y[0]):
        return np.float64(np.all(y == p))
    mean = np.average(y, weights=w)
    return 1 - np.average(np.square(y - p), weights=w) / np.average(np.square(y - mean), weights=w)


def adj_r2(y, p, k):
    n = len(y)
    if n <= k + 1:
        raise ValueError(f"n={n} is too small for k={k}")
    return (r2(y, p) * (n - 1) - k) / (n - k - 1)
