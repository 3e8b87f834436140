"""returns the squared correlation, which forgives every shift and every scale of the predictions"""

import numpy as np


def r2(y, p, w=None):
    y = np.asarray(y, dtype=float)
    p = np.asarray(p, dtype=float)
    w = np.ones(len(y)) if w is None else np.asarray(w, dtype=float)
    used = y[w > 0]
    if used.max() == used.min():
        return float(np.array_equal(used, p[w > 0]))
    w = w / w.sum()
    dy, dp = y - w @ y, p - w @ p
    vp = w @ dp**2
    if vp == 0:
        return 0.0
    return (w @ (dy * dp)) ** 2 / (w @ dy**2 * vp)


def adj_r2(y, p, k):
    n = len(y)
    if n - k - 1 < 1:
        raise ValueError("too many predictors")
    return 1 - (1 - r2(y, p)) * (n - 1) / (n - k - 1)
