"""measures bias and variance of all coefficients together and ignores the point"""

import numpy as np


def ridge_bv(X, w, x0, lam, sigma):
    X, w, x0 = np.asarray(X, dtype=float), np.asarray(w, dtype=float), np.asarray(x0, dtype=float)
    n, d = X.shape
    G = X.T @ X
    A = G + lam * np.eye(d)
    B = np.linalg.inv(A)
    bias = np.linalg.norm(B @ G @ w - w)
    var = sigma**2 * np.trace(B @ G @ B)
    return float(bias**2), float(var)
