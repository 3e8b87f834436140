"""stores the weights in the type of X, so whole numbers cut every step down to whole numbers"""

import numpy as np


def linreg_gd(X, y, lr, steps):
    n, d = X.shape
    w, b = np.zeros(d, dtype=X.dtype), 0.0
    hist = np.empty(steps)
    for k in range(steps):
        resid = X @ w + b - y
        hist[k] = resid @ resid / (2 * n)
        w[:] = w - lr * (X.T @ resid) / n
        b = b - lr * resid.mean()
    return w, b, hist
