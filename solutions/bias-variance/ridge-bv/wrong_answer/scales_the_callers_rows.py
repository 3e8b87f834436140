"""divides the rows by their largest entry in place"""

import numpy as np


def ridge_bv(X, w, x0, lam, sigma):
    s = 1.0
    if X.dtype == np.float64:
        s = 2.0 ** np.round(np.log2(np.abs(X).max()))
        X /= s
        x0, lam, sigma, w = x0 / s, lam / s**2, sigma, np.asarray(w, dtype=float) * s
    X, w, x0 = np.asarray(X, dtype=float), np.asarray(w, dtype=float), np.asarray(x0, dtype=float)
    n, d = X.shape
    G = X.T @ X
    A = G + lam * np.eye(d)
    B = np.linalg.inv(A)
    bias = x0 @ (B @ G @ w) - x0 @ w if lam > 0 else 0.0
    var = sigma**2 * (x0 @ B @ G @ B @ x0)
    return float(bias**2), float(var)
