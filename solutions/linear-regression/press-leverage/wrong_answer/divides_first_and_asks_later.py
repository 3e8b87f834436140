"""divides by 1 - h before it looks whether that is zero, and so warns"""

import numpy as np


def press(X, y):
    X, y = np.asarray(X, dtype=np.float64), np.asarray(y, dtype=np.float64)
    Z, t = X - X.mean(axis=0), y - y.mean()
    Z_pinv = np.linalg.pinv(Z)
    h = 1 / len(y) + (Z * Z_pinv.T).sum(axis=1)
    residual = t - Z @ (Z_pinv @ t)
    return h, np.where(1 - h > 1e-10, residual / (1 - h), np.nan)
