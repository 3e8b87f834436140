"""drops rows of weight below 1e-8, though only the ratios of the weights matter"""

import numpy as np


def wls(X, y, weights):
    weights = np.asarray(weights, dtype=np.float64)
    used = weights > 1e-8
    A = np.column_stack([np.ones(len(X)), X])[used]
    root = np.sqrt(weights[used])
    return np.linalg.lstsq(A * root[:, None], np.asarray(y)[used] * root, rcond=None)[0]


def hc_se(X, y, kind):
    if kind not in ("HC0", "HC3"):
        raise ValueError(f"unknown kind {kind!r}")
    A = np.column_stack([np.ones(len(X)), X])
    bread = np.linalg.pinv(A)
    residual = y - A @ (bread @ y)
    if kind == "HC3":
        residual = residual / (1 - (A * bread.T).sum(axis=1))
    return np.sqrt(bread**2 @ residual**2)
