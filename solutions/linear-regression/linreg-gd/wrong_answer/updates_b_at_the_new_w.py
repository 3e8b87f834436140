"""takes the gradient of b after w has moved, so the two halves of a step belong to different points"""

import numpy as np


def linreg_gd(X, y, lr, steps):
    X = np.asarray(X, dtype=float)
    n, d = X.shape
    w = np.zeros(d)
    b = 0.0
    hist = np.empty(steps)
    for k in range(steps):
        hist[k] = np.mean((X @ w + b - y) ** 2) / 2
        w = w - lr * X.T @ (X @ w + b - y) / n
        b = b - lr * np.mean(X @ w + b - y)
    return w, b, hist
