"""centres the errors first, which is explained variance: a constant bias costs nothing"""

import numpy as np


def r2(y, p, w=None):
    y = np.asarray(y, dtype=float)
    p = np.asarray(p, dtype=float)
    w = np.ones(len(y)) if w is None else np.asarray(w, dtype=float)
    used = y[w > 0]
    if used.max() == used.min():
        return float(np.array_equal(used, p[w > 0]))
    err = y - p
    err_var = np.average((err - np.average(err, weights=w)) ** 2, weights=w)
    y_var = np.average((y - np.average(y, weights=w)) ** 2, weights=w)
    return 1.0 - err_var / y_var


def adj_r2(y, p, k):
    n = len(y)
    if n - k - 1 < 1:
        raise ValueError("too many predictors")
    return 1 - (1 - r2(y, p)) * (n - 1) / (n - k - 1)
