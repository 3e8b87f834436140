"""eigenvectors of X'X, one shrinkage factor for each"""

import numpy as np


def ridge_bv(X, w, x0, lam, sigma):
    X, w, x0 = (np.array(part, dtype=float) for part in (X, w, x0))
    values, V = np.linalg.eigh(X.T @ X)
    values = np.clip(values, 0, None)
    kept = values + lam
    a, b = V.T @ x0, V.T @ w
    return np.array([np.sum(a * b * lam / kept) ** 2, sigma**2 * np.sum(a**2 * values / kept**2)])
