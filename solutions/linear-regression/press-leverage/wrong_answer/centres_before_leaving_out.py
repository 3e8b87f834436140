"""centres on the mean of all rows before leaving one out, so the row left out has a say in its own refit"""

import numpy as np


def press(X, y):
    X = np.asarray(X, dtype=float)
    y = np.asarray(y, dtype=float)
    n = len(y)
    Z = X - X.mean(axis=0)
    t = y - y.mean()
    h = 1 / n + np.diag(Z @ np.linalg.pinv(Z))
    loo = np.full(n, np.nan)
    for i in range(n):
        if 1 - h[i] > 1e-10:
            keep = np.arange(n) != i
            w = np.linalg.lstsq(Z[keep], t[keep], rcond=None)[0]
            loo[i] = t[i] - Z[i] @ w
    return h, loo
