"""rows of the inverted R of a QR of the standardised columns, a refit per column only where R is singular"""

import numpy as np


def vif(X):
    X = np.asarray(X, dtype=np.float64)
    n, d = X.shape
    out = [float("nan")] * d
    kept = [j for j in range(d) if X[:, j].min() < X[:, j].max()]
    if not kept:
        return out
    Z = X[:, kept] - X[:, kept].mean(axis=0)
    Z = Z / np.sqrt((Z**2).sum(axis=0))
    R = np.linalg.qr(Z, mode="r")
    if n > len(kept) and np.abs(np.diag(R)).min() > 1e-6:
        factors = (np.linalg.inv(R) ** 2).sum(axis=1)
    else:
        factors = [refit(Z, k) for k in range(len(kept))]
    for j, factor in zip(kept, factors):
        out[j] = factor
    return out


def refit(Z, k):
    U, s, _ = np.linalg.svd(np.delete(Z, k, axis=1), full_matrices=False)
    U = U[:, s > 1e-9]
    left = Z[:, k] - U @ (U.T @ Z[:, k])
    return np.inf if left @ left < 1e-12 else 1 / (left @ left)
