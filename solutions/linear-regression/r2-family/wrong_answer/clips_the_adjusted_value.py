"""raises a negative adjusted value to 0, though it can fall below"""

import numpy as np


def r2(y, p, w=None):
    y, p = np.asarray(y, dtype=np.float64), np.asarray(p, dtype=np.float64)
    w = np.ones(len(y)) if w is None else np.asarray(w, dtype=np.float64)
    errors = np.sum(w * (y - p) ** 2)
    used = y[w > 0]
    if used.min() == used.max():
        return 1.0 if errors == 0 else 0.0
    return 1.0 - errors / np.sum(w * (y - np.average(y, weights=w)) ** 2)


def adj_r2(y, p, k):
    n = len(y)
    if n - k - 1 < 1:
        raise ValueError("too few rows")
    adjusted = 1.0 - (1.0 - r2(y, p)) * (n - 1) / (n - k - 1)
    return max(adjusted, 0.0)
