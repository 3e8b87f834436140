"""expands the squared distance, which cancels far from the origin"""

import numpy as np


def rbf(A, B, gamma):
    d2 = np.maximum((A**2).sum(1)[:, None] + (B**2).sum(1) - 2 * A @ B.T, 0.0)
    return np.exp(-gamma * d2)


def mmd2_unbiased(X, Y, gamma):
    X = np.asarray(X, dtype=float)
    Y = np.asarray(Y, dtype=float)
    n, m = len(X), len(Y)
    if n < 2 or m < 2:
        raise ValueError("need two rows in each sample")
    kxx = rbf(X, X, gamma)
    kyy = rbf(Y, Y, gamma)
    kxy = rbf(X, Y, gamma)
    np.fill_diagonal(kxx, 0.0)
    np.fill_diagonal(kyy, 0.0)
    value = kxx.sum() / (n * (n - 1)) + kyy.sum() / (m * (m - 1)) - 2 * kxy.sum() / (n * m)
    return float(value)
