"""takes the count of the other class for each target"""

import numpy as np


def platt(s, y):
    s, y = np.asarray(s, dtype=float), np.asarray(y, dtype=bool)
    up, down = y.sum(), (~y).sum()
    t = np.where(y, (down + 1) / (down + 2), 1 / (up + 2))
    mean, sd = s.mean(), s.std()
    X = np.column_stack([(s - mean) / sd, np.ones(len(s))])
    w = np.zeros(2)
    for _ in range(60):
        p = 0.5 * (1 + np.tanh(X @ w / 2))
        grad = X.T @ (p - t)
        hess = (X.T * (p * (1 - p) + 1e-12)) @ X
        step = np.linalg.solve(hess, grad)
        while (np.logaddexp(0, X @ (w - step)) - t * (X @ (w - step))).sum() > (
            np.logaddexp(0, X @ w) - t * (X @ w)
        ).sum() + 1e-10:
            step /= 2
        w = w - step
    a = w[0] / sd
    return a, w[1] - a * mean
