"""regresses each column on those before it alone, so the order of the columns changes the factors"""

import numpy as np


def vif(X):
    X = np.asarray(X, dtype=float)
    out = np.full(X.shape[1], np.nan)
    varies = np.ptp(X, axis=0) > 0
    Z = X[:, varies] - X[:, varies].mean(axis=0)
    Z = Z / np.linalg.norm(Z, axis=0)
    factors = []
    for j in range(Z.shape[1]):
        before = Z[:, :j]
        left = Z[:, j] - before @ np.linalg.lstsq(before, Z[:, j], rcond=None)[0]
        factors.append(1 / (left @ left) if left @ left >= 1e-12 else np.inf)
    out[varies] = factors
    return out
