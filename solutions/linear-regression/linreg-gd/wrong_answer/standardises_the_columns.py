"""standardises the columns first and returns weights for the standardised ones"""

import numpy as np


def linreg_gd(X, y, lr, steps):
    X = np.asarray(X, dtype=float)
    sd = X.std(axis=0)
    X = (X - X.mean(axis=0)) / np.where(sd > 0, sd, 1.0)
    n, d = X.shape
    w, b = np.zeros(d), 0.0
    hist = np.empty(steps)
    for k in range(steps):
        resid = X @ w + b - y
        hist[k] = resid @ resid / (2 * n)
        w = w - lr * (X.T @ resid) / n
        b = b - lr * resid.mean()
    return w, b, hist
