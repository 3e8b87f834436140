"""takes the leverages of the centred columns and forgets the 1/n of the intercept"""

import numpy as np


def press(X, y):
    X = np.asarray(X, dtype=float)
    y = np.asarray(y, dtype=float)
    Z = X - X.mean(axis=0)
    r = y - y.mean()
    hat = Z @ np.linalg.pinv(Z)
    h = np.diag(hat).copy()
    resid = r - hat @ r
    loo = np.full(len(h), np.nan)
    ok = 1 - h > 1e-10
    loo[ok] = resid[ok] / (1 - h[ok])
    return h, loo
