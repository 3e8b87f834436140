"""distance of each unit column from the span of the others through a projection with pinv"""

import numpy as np


def vif(X):
    X = np.asarray(X, dtype=float)
    out = np.full(X.shape[1], np.nan)
    columns = np.flatnonzero(X.max(axis=0) != X.min(axis=0))
    Z = X[:, columns] - X[:, columns].mean(axis=0)
    Z = Z / np.abs(Z).max(axis=0, initial=0.0)
    for k, j in enumerate(columns):
        rest = np.delete(Z, k, axis=1)
        z = Z[:, k]
        gap = z - rest @ (np.linalg.pinv(rest, rcond=1e-13) @ z)
        ratio = (gap @ gap) / (z @ z)
        out[j] = 1 / ratio if ratio >= 1e-12 else np.inf
    return out
