"""takes the strongest correlation with one other column, and misses what several give together"""

import numpy as np


def vif(X):
    X = np.asarray(X, dtype=float)
    d = X.shape[1]
    out = np.full(d, np.nan)
    varies = np.flatnonzero(np.ptp(X, axis=0) > 0)
    Z = X - X.mean(axis=0)
    for j in varies:
        r2 = 0.0
        for k in varies:
            if k != j:
                r = Z[:, j] @ Z[:, k] / (np.linalg.norm(Z[:, j]) * np.linalg.norm(Z[:, k]))
                r2 = max(r2, r * r)
        out[j] = np.inf if 1 - r2 < 1e-12 else 1 / (1 - r2)
    return out
