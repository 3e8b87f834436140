"""records the loss after each update, where the history asks for the loss before it"""

import numpy as np


def linreg_gd(X, y, lr, steps):
    X = np.asarray(X, dtype=float)
    n, d = X.shape
    w, b = np.zeros(d), 0.0
    hist = np.empty(steps)
    resid = -np.asarray(y, dtype=float)
    for k in range(steps):
        w = w - lr * (X.T @ resid) / n
        b = b - lr * resid.mean()
        resid = X @ w + b - y
        hist[k] = resid @ resid / (2 * n)
    return w, b, hist
