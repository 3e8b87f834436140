"""moments computed once, so that a step costs d² and not n d; the loss is expanded in them around the rows' means"""

import numpy as np


def linreg_gd(X, y, lr, steps):
    A = np.column_stack([X, np.ones(len(X))]).astype(np.float64)
    y = np.asarray(y, dtype=np.float64)
    n = len(y)
    Q, R = np.linalg.qr(A)
    target = Q.T @ y
    floor = np.sum((y - Q @ target) ** 2)  # what no weights can remove
    theta, hist = np.zeros(A.shape[1]), np.full(steps, np.nan)
    for k in range(steps):
        gap = R @ theta - target
        hist[k] = (gap @ gap + floor) / (2 * n)
        theta -= (lr / n) * (R.T @ gap)
    return theta[:-1], theta[-1], hist
