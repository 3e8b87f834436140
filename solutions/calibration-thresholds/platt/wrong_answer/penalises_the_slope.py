"""adds a penalty on the slope, as a library default does"""

import numpy as np


def platt(s, y):
    s, y = np.asarray(s, dtype=float), np.asarray(y, dtype=bool)
    up, down = y.sum(), (~y).sum()
    t = np.where(y, (up + 1) / (up + 2), 1 / (down + 2))
    mean, sd = s.mean(), s.std()
    X = np.column_stack([(s - mean) / sd, np.ones(len(s))])
    w = np.zeros(2)
    for _ in range(60):
        p = 0.5 * (1 + np.tanh(X @ w / 2))
        grad = X.T @ (p - t) + np.array([w[0], 0.0])
        hess = (X.T * (p * (1 - p) + 1e-12)) @ X + np.diag([1.0, 0.0])
        step = np.linalg.solve(hess, grad)
        while (np.logaddexp(0, X @ (w - step)) - t * (X @ (w - step))).sum() + (w - step)[0] ** 2 / 2 > (
            np.logaddexp(0, X @ w) - t * (X @ w)
        ).sum() + w[0] ** 2 / 2 + 1e-10:
            step /= 2
        w = w - step
    a = w[0] / sd
    return a, w[1] - a * mean
