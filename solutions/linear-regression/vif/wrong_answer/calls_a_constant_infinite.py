"""gives a constant column the factor inf, where it has no R² at all"""

import numpy as np


def vif(X):
    X = np.asarray(X, dtype=float)
    Z = X - X.mean(axis=0)
    length = np.linalg.norm(Z, axis=0)
    flat = length <= 1e-12 * np.abs(X).max(axis=0, initial=1.0)
    Z = np.where(flat, 0.0, Z / np.where(flat, 1.0, length))
    out = []
    for j in range(X.shape[1]):
        others = np.delete(Z, j, axis=1)
        left = Z[:, j] - others @ np.linalg.lstsq(others, Z[:, j], rcond=None)[0]
        tolerance = left @ left
        out.append(np.inf if tolerance < 1e-12 else 1 / tolerance)
    return np.array(out)
