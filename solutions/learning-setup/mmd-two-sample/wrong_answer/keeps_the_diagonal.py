"""averages over all pairs, each row with itself included, which is the biased estimate"""

import numpy as np


def rbf(A, B, gamma):
    d2 = ((A[:, None, :] - B[None, :, :]) ** 2).sum(-1)
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
    value = kxx.mean() + kyy.mean() - 2 * kxy.mean()
    return float(value)
