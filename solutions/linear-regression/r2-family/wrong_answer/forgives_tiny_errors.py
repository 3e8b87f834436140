"""calls predictions of a constant target perfect when they are only very close"""

import numpy as np


def r2(y, p, w=None):
    y, p = np.asarray(y, dtype=np.float64), np.asarray(p, dtype=np.float64)
    w = np.ones(len(y)) if w is None else np.asarray(w, dtype=np.float64)
    errors = np.sum(w * (y - p) ** 2)
    used = y[w > 0]
    if np.all(used == used[0]):
        return 1.0 if errors < 1e-12 else 0.0
    mean = np.sum(w * y) / np.sum(w)
    return 1.0 - errors / np.sum(w * (y - mean) ** 2)


def adj_r2(y, p, k):
    n = len(y)
    if n - k - 1 < 1:
        raise ValueError("too few rows")
    return 1.0 - (1.0 - r2(y, p)) * (n - 1) / (n - k - 1)
