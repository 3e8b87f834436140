"""one regression per column with a column of ones, R² by its definition, on columns scaled by their spread"""

import numpy as np


def vif(X):
    X = np.array(X, dtype=np.float64)
    n, d = X.shape
    spread = np.ptp(X, axis=0)
    flat = spread == 0
    X = (X - X.min(axis=0)) / np.where(flat, 1.0, spread)
    out = np.empty(d)
    for j in range(d):
        if flat[j]:
            out[j] = np.nan
            continue
        keep = [k for k in range(d) if k != j and not flat[k]]
        A = np.hstack([np.ones((n, 1)), X[:, keep]])
        error = X[:, j] - A @ np.linalg.lstsq(A, X[:, j], rcond=None)[0]
        unexplained = np.sum(error**2) / np.sum((X[:, j] - X[:, j].mean()) ** 2)
        out[j] = np.inf if unexplained < 1e-12 else 1.0 / unexplained
    return out
