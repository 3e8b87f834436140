"""sums the gradient over the rows and forgets its 1/n, so the step grows with the data"""

import numpy as np


def linreg_gd(X, y, lr, steps):
    X = np.asarray(X, dtype=float)
    w, b = np.zeros(X.shape[1]), 0.0
    hist = np.empty(steps)
    for k in range(steps):
        resid = X @ w + b - y
        hist[k] = (resid**2).mean() / 2
        w = w - lr * X.T @ resid
        b = b - lr * resid.sum()
    return w, b, hist
