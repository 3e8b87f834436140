"""stops when the loss moves by less than 1e-8 and leaves the rest of the history empty"""

import numpy as np


def linreg_gd(X, y, lr, steps):
    X = np.asarray(X, dtype=float)
    n, d = X.shape
    w, b = np.zeros(d), 0.0
    hist = []
    for _ in range(steps):
        resid = X @ w + b - y
        hist.append(resid @ resid / (2 * n))
        if len(hist) > 1 and abs(hist[-2] - hist[-1]) < 1e-8:
            break
        w = w - lr * (X.T @ resid) / n
        b = b - lr * resid.mean()
    return w, b, np.array(hist)
