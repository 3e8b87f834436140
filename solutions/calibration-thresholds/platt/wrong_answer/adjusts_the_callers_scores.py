"""standardises the caller's scores in place"""

import numpy as np


def platt(s, y):
    y = np.asarray(y, dtype=bool)
    t = np.where(y, (y.sum() + 1) / (y.sum() + 2), 1 / ((~y).sum() + 2))
    mean, sd = float(s.mean()), float(s.std())
    if s.dtype == np.float64:
        s -= mean
        s /= sd
    else:
        s = (s - mean) / sd
    a = b = 0.0
    for _ in range(100):
        p = 0.5 * (1 + np.tanh((a * s + b) / 2))
        X = np.column_stack([s, np.ones(len(s))])
        hess = (X.T * (p * (1 - p) + 1e-9)) @ X
        a, b = np.array([a, b]) - 0.7 * np.linalg.solve(hess, X.T @ (p - t))
    return a / sd, b - a / sd * mean
