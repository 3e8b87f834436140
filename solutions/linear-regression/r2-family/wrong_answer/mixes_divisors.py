"""divides the mean squared error by the sample variance, n in one and n - 1 in the other"""

import numpy as np


def r2(y, p, w=None):
    y = np.asarray(y, dtype=float)
    p = np.asarray(p, dtype=float)
    w = np.ones(len(y)) if w is None else np.asarray(w, dtype=float)
    used = y[w > 0]
    if used.max() == used.min():
        return float(np.array_equal(used, p[w > 0]))
    y_bar = np.average(y, weights=w)
    mse = w @ (y - p) ** 2 / w.sum()
    var = w @ (y - y_bar) ** 2 / max(w.sum() - 1, 1)
    return 1.0 - mse / var


def adj_r2(y, p, k):
    n = len(y)
    if n - k - 1 < 1:
        raise ValueError("too many predictors")
    return 1 - (1 - r2(y, p)) * (n - 1) / (n - k - 1)
