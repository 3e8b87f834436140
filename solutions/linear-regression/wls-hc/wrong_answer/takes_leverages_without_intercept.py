"""takes the leverages of X alone, without the column of ones"""

import numpy as np


def wls(X, y, weights):
    A = np.column_stack([np.ones(len(X)), X])
    root = np.sqrt(np.asarray(weights, dtype=float))
    return np.linalg.lstsq(root[:, None] * A, root * y, rcond=None)[0]


def hc_se(X, y, kind):
    if kind not in ("HC0", "HC3"):
        raise ValueError(f"kind must be HC0 or HC3, not {kind!r}")
    A = np.column_stack([np.ones(len(X)), X])
    P = np.linalg.pinv(A)
    e = y - A @ (P @ y)
    if kind == "HC3":
        h = np.einsum("ij,ji->i", X, np.linalg.pinv(X))
        e = e / (1 - h)
    return np.sqrt(np.diag(P @ np.diag(e**2) @ P.T))
