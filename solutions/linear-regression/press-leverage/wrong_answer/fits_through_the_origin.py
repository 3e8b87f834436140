"""builds the hat matrix of X alone, without a column of ones for the intercept"""

import numpy as np


def press(X, y):
    X = np.asarray(X, dtype=float)
    y = np.asarray(y, dtype=float)
    X_pinv = np.linalg.pinv(X, rtol=None)
    h = (X * X_pinv.T).sum(axis=1)
    loo = np.full(len(y), np.nan)
    ok = h < 1 - 1e-10
    loo[ok] = (y - X @ (X_pinv @ y))[ok] / (1 - h)[ok]
    return h, loo
