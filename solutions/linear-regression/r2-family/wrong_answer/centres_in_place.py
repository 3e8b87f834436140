"""centres the caller's targets and predictions in place"""

import numpy as np


def r2(y, p, w=None):
    y = np.asarray(y, dtype=float)
    p = np.asarray(p, dtype=float)
    w = np.ones(len(y)) if w is None else np.asarray(w, dtype=float)
    used = y[w > 0]
    if used.max() == used.min():
        return float(np.array_equal(used, p[w > 0]))
    centre = np.average(y, weights=w)
    y -= centre
    p -= centre
    return 1.0 - np.sum(w * (y - p) ** 2) / np.sum(w * y**2)


def adj_r2(y, p, k):
    n = len(y)
    if n - k - 1 < 1:
        raise ValueError("too many predictors")
    return 1 - (1 - r2(y, p)) * (n - 1) / (n - k - 1)
