"""regresses each column on the others through the origin, so the factors depend on where zero lies"""

import numpy as np


def vif(X):
    X = np.asarray(X, dtype=float)
    out = np.full(X.shape[1], np.nan)
    varies = np.flatnonzero(np.ptp(X, axis=0) > 0)
    for j in varies:
        others = X[:, varies[varies != j]]
        w = np.linalg.lstsq(others, X[:, j], rcond=None)[0]
        rss = np.sum((X[:, j] - others @ w) ** 2)
        ratio = rss / np.sum(X[:, j] ** 2)
        out[j] = np.inf if ratio < 1e-12 else 1 / ratio
    return out
