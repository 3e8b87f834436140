"""the pseudo-inverse written out from the singular value decomposition, b from the mean residual"""

import numpy as np


def ols(X, y, intercept=True):
    X = np.array(X, dtype=float)
    y = np.array(y, dtype=float)
    Z, t = (X - X.mean(axis=0), y - y.mean()) if intercept else (X, y)
    U, s, Vt = np.linalg.svd(Z, full_matrices=False)
    keep = s > max(Z.shape) * np.finfo(float).eps * s.max(initial=0.0)
    w = Vt[keep].T @ ((U[:, keep].T @ t) / s[keep])
    return w, (y - X @ w).mean() if intercept else 0.0
