"""counts of both classes per distinct score"""

import numpy as np


def auc(y, s):
    y = np.asarray(y) > 0
    v, inv = np.unique(s, return_inverse=True)
    p = np.bincount(inv[y], minlength=v.size).astype(float)
    n = np.bincount(inv[~y], minlength=v.size).astype(float)
    with np.errstate(invalid="ignore"):
        return np.dot(p, np.cumsum(n) - n / 2) / np.float64(p.sum() * n.sum())
