"""multiplies in the type of the input, where small integers overflow"""

import numpy as np


def ridge_bv(X, w, x0, lam, sigma):
    
    n, d = X.shape
    G = X.T @ X
    A = G + lam * np.eye(d)
    B = np.linalg.inv(A)
    bias = x0 @ (B @ G @ w) - x0 @ w if lam > 0 else 0.0
    var = sigma**2 * (x0 @ B @ G @ B @ x0)
    return float(bias**2), float(var)
