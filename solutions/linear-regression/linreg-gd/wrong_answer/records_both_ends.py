"""records the loss at the start and after every update, which is one number too many"""

import numpy as np


def linreg_gd(X, y, lr, steps):
    X = np.asarray(X, dtype=float)
    n, d = X.shape
    w, b = np.zeros(d), 0.0
    resid = X @ w + b - y
    hist = [resid @ resid / (2 * n)]
    for _ in range(steps):
        w = w - lr * (X.T @ resid) / n
        b = b - lr * resid.mean()
        resid = X @ w + b - y
        hist.append(resid @ resid / (2 * n))
    return w, b, np.array(hist)
