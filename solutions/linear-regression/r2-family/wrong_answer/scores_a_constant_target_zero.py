"""scores a constant target 0 even when the predictions are perfect"""

import numpy as np


def r2(y, p, w=None):
    y = np.asarray(y, dtype=float)
    p = np.asarray(p, dtype=float)
    w = np.ones(len(y)) if w is None else np.asarray(w, dtype=float)
    y_bar = np.average(y, weights=w)
    tss = np.sum(w * (y - y_bar) ** 2)
    if tss < 1e-12:
        return 0.0
    return 1.0 - np.sum(w * (y - p) ** 2) / tss


def adj_r2(y, p, k):
    n = len(y)
    if n - k - 1 < 1:
        raise ValueError("too many predictors")
    return 1 - (1 - r2(y, p)) * (n - 1) / (n - k - 1)
