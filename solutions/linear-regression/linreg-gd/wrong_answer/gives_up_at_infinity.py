"""leaves the loop once the loss is infinite, so the history is shorter than the number of steps"""

import numpy as np


def linreg_gd(X, y, lr, steps):
    X, y = np.asarray(X, dtype=np.float64), np.asarray(y, dtype=np.float64)
    n, d = X.shape
    w, b, hist = np.zeros(d), 0.0, []
    for _ in range(steps):
        residual = X @ w + b - y
        loss = residual @ residual / (2 * n)
        if not np.isfinite(loss):
            break
        hist.append(loss)
        w = w - lr * X.T @ residual / n
        b = b - lr * residual.mean()
    return w, b, np.array(hist)
