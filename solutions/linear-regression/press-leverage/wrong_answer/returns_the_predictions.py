"""returns the leave-one-out predictions, where their residuals are asked for"""

import numpy as np


def press(X, y):
    X = np.asarray(X, dtype=float)
    y = np.asarray(y, dtype=float)
    n = len(y)
    Z = X - X.mean(axis=0)
    hat = 1 / n + Z @ np.linalg.pinv(Z)
    h = np.diag(hat).copy()
    fitted = hat @ y
    ok = 1 - h > 1e-10
    loo = np.full(n, np.nan)
    loo[ok] = (fitted[ok] - h[ok] * y[ok]) / (1 - h[ok])
    return h, loo
