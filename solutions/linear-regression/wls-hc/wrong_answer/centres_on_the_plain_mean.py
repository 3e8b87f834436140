"""takes the intercept out by subtracting plain means, where the means must be weighted"""

import numpy as np


def wls(X, y, weights):
    X = np.asarray(X, dtype=float)
    root = np.sqrt(np.asarray(weights, dtype=float))
    x_mean, y_mean = X.mean(axis=0), np.mean(y)
    Z, t = X - x_mean, y - y_mean
    w = np.linalg.lstsq(root[:, None] * Z, root * t, rcond=None)[0]
    return np.append(y_mean - x_mean @ w, w)


def hc_se(X, y, kind):
    if kind not in ("HC0", "HC3"):
        raise ValueError(f"kind must be HC0 or HC3, not {kind!r}")
    A = np.column_stack([np.ones(len(X)), X])
    P = np.linalg.pinv(A)
    e = y - A @ (P @ y)
    if kind == "HC3":
        e = e / (1 - np.einsum("ij,ji->i", A, P))
    return np.sqrt(np.einsum("ji,i,ji->j", P, e**2, P))
