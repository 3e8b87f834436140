"""answers inf as soon as columns are as many as rows, though constant columns explain nothing"""

import numpy as np


def vif(X):
    X = np.asarray(X, dtype=np.float64)
    n, d = X.shape
    varies = X.min(axis=0) < X.max(axis=0)
    if n <= d:
        return np.where(varies, np.inf, np.nan)
    Z = X[:, varies] - X[:, varies].mean(axis=0)
    Z = Z / np.sqrt((Z**2).sum(axis=0))
    factors = []
    for j in range(Z.shape[1]):
        others = np.delete(Z, j, axis=1)
        left = Z[:, j] - others @ np.linalg.lstsq(others, Z[:, j], rcond=None)[0]
        factors.append(np.inf if left @ left < 1e-12 else 1 / (left @ left))
    out = np.full(d, np.nan)
    out[varies] = factors
    return out
