"""returns prediction less target, where the residual is target less prediction"""

import numpy as np


def press(X, y):
    X = np.asarray(X, dtype=float)
    y = np.asarray(y, dtype=float)
    n = len(y)
    Z = X - X.mean(axis=0)
    P = np.linalg.pinv(Z)
    h = 1 / n + np.einsum("ij,ji->i", Z, P)
    resid = Z @ (P @ (y - y.mean())) + y.mean() - y
    loo = np.full(n, np.nan)
    ok = 1 - h > 1e-10
    loo[ok] = resid[ok] / (1 - h[ok])
    return h, loo
