"""one weight vector on the design with a column of ones; the history is a list"""

import numpy as np


def linreg_gd(X, y, lr, steps):
    A = np.column_stack([np.ones(len(X)), np.asarray(X, dtype=float)])
    y = np.asarray(y, dtype=float)
    theta, hist = np.zeros(A.shape[1]), []
    for _ in range(steps):
        error = A @ theta - y
        hist.append(float(np.mean(error**2)) / 2)
        theta = theta - lr * np.mean(A * error[:, None], axis=0)
    return theta[1:], float(theta[0]), hist
