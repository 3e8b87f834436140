"""averages squared bias and variance over the training rows, not at the point"""

import numpy as np


def ridge_bv(X, w, x0, lam, sigma):
    X, w, x0 = np.asarray(X, dtype=float), np.asarray(w, dtype=float), np.asarray(x0, dtype=float)
    n, d = X.shape
    G = X.T @ X
    A = G + lam * np.eye(d)
    B = np.linalg.inv(A)
    bias = np.sqrt(np.mean((X @ (B @ G @ w - w)) ** 2)) if lam > 0 else 0.0
    var = sigma**2 * np.mean(np.einsum("ij,jk,ik->i", X, B @ G @ B, X))
    return float(bias**2), float(var)
