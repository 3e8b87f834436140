"""takes a total sum of squares below 1e-20 for that of a constant target, whatever its units"""

import numpy as np


def r2(y, p, w=None):
    y, p = np.asarray(y, dtype=np.float64), np.asarray(p, dtype=np.float64)
    w = np.ones(len(y)) if w is None else np.asarray(w, dtype=np.float64)
    errors = np.sum(w * (y - p) ** 2)
    total = np.sum(w * (y - np.average(y, weights=w)) ** 2)
    if total < 1e-20:
        return 1.0 if errors == 0 else 0.0
    return 1.0 - errors / total


def adj_r2(y, p, k):
    n = len(y)
    if n - k - 1 < 1:
        raise ValueError("too few rows")
    return 1.0 - (1.0 - r2(y, p)) * (n - 1) / (n - k - 1)
