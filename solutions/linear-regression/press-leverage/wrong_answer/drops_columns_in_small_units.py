"""counts singular values below 1e-6 of the largest as zero, and so loses columns in small units"""

import numpy as np


def press(X, y):
    X, y = np.asarray(X, dtype=np.float64), np.asarray(y, dtype=np.float64)
    Z, t = X - X.mean(axis=0), y - y.mean()
    Z_pinv = np.linalg.pinv(Z, rcond=1e-6)
    h = 1 / len(y) + (Z * Z_pinv.T).sum(axis=1)
    residual = t - Z @ (Z_pinv @ t)
    loo = np.full(len(y), np.nan)
    usable = 1 - h > 1e-10
    loo[usable] = residual[usable] / (1 - h[usable])
    return h, loo
