"""divides the rows by the weights, as if they were variances"""

import numpy as np


def wls(X, y, weights):
    A = np.column_stack([np.ones(len(X)), X])
    weights = np.asarray(weights, dtype=float)
    scale = np.where(weights > 0, 1.0 / np.sqrt(np.where(weights > 0, weights, 1.0)), 0.0)
    return np.linalg.lstsq(scale[:, None] * A, scale * y, rcond=None)[0]


def hc_se(X, y, kind):
    if kind not in ("HC0", "HC3"):
        raise ValueError(f"kind must be HC0 or HC3, not {kind!r}")
    A = np.column_stack([np.ones(len(X)), X])
    P = np.linalg.pinv(A)
    e = y - A @ (P @ y)
    if kind == "HC3":
        e = e / (1 - np.einsum("ij,ji->i", A, P))
    return np.sqrt(np.einsum("ji,i,ji->j", P, e**2, P))
