"""centres the caller's arrays in place"""

import numpy as np


def press(X, y):
    X = np.asarray(X, dtype=float)
    y = np.asarray(y, dtype=float)
    X -= X.mean(axis=0)
    y -= y.mean()
    P = np.linalg.pinv(X)
    h = 1 / len(y) + np.einsum("ij,ji->i", X, P)
    e = y - X @ (P @ y)
    loo = np.full(len(y), np.nan)
    ok = 1 - h > 1e-10
    loo[ok] = e[ok] / (1 - h[ok])
    return h, loo
