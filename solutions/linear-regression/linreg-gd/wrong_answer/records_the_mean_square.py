"""records the mean squared error, which is twice the loss that is stated"""

import numpy as np


def linreg_gd(X, y, lr, steps):
    X = np.asarray(X, dtype=float)
    n, d = X.shape
    theta = np.zeros(d + 1)
    A = np.column_stack([X, np.ones(n)])
    hist = np.empty(steps)
    for k in range(steps):
        resid = A @ theta - y
        hist[k] = np.mean(resid**2)
        theta = theta - lr * A.T @ resid / n
    return theta[:-1], theta[-1], hist
