"""returns 1 / R², which falls as the column is better explained"""

import numpy as np


def vif(X):
    X = np.asarray(X, dtype=float)
    out = np.full(X.shape[1], np.nan)
    varies = np.flatnonzero(np.ptp(X, axis=0) > 0)
    Z = X - X.mean(axis=0)
    for j in varies:
        others = Z[:, varies[varies != j]]
        w = np.linalg.lstsq(others, Z[:, j], rcond=None)[0]
        r_squared = 1 - np.sum((Z[:, j] - others @ w) ** 2) / np.sum(Z[:, j] ** 2)
        out[j] = np.inf if r_squared < 1e-12 else 1 / r_squared
    return out
