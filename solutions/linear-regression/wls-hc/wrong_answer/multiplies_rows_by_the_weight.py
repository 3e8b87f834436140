"""multiplies the rows by the weights, so every weight counts squared"""

import numpy as np


def wls(X, y, weights):
    A = np.column_stack([np.ones(len(X)), X])
    weights = np.asarray(weights, dtype=float)
    return np.linalg.lstsq(weights[:, None] * A, weights * y, rcond=None)[0]


def hc_se(X, y, kind):
    if kind not in ("HC0", "HC3"):
        raise ValueError(f"kind must be HC0 or HC3, not {kind!r}")
    A = np.column_stack([np.ones(len(X)), X])
    P = np.linalg.pinv(A)
    e = y - A @ (P @ y)
    if kind == "HC3":
        e = e / (1 - np.einsum("ij,ji->i", A, P))
    return np.sqrt(np.einsum("ji,i,ji->j", P, e**2, P))
