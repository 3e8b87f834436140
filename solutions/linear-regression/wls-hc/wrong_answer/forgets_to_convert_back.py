"""standardises the columns for the robust errors and does not convert them back"""

import numpy as np


def wls(X, y, weights):
    A = np.column_stack([np.ones(len(X)), X])
    root = np.sqrt(np.asarray(weights, dtype=float))
    return np.linalg.lstsq(root[:, None] * A, root * y, rcond=None)[0]


def hc_se(X, y, kind):
    if kind not in ("HC0", "HC3"):
        raise ValueError(f"kind must be HC0 or HC3, not {kind!r}")
    X = np.asarray(X, dtype=float)
    A = np.column_stack([np.ones(len(X)), (X - X.mean(axis=0)) / X.std(axis=0)])
    P = np.linalg.pinv(A)
    e = y - A @ (P @ y)
    if kind == "HC3":
        e = e / (1 - np.einsum("ij,ji->i", A, P))
    return np.sqrt(np.sum((P * e) ** 2, axis=1))
