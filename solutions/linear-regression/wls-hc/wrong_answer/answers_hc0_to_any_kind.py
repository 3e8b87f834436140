"""answers HC0 to a kind that it does not know, where it should refuse"""

import numpy as np


def wls(X, y, weights):
    A = np.column_stack([np.ones(len(X)), X])
    root = np.sqrt(np.asarray(weights, dtype=float))
    return np.linalg.lstsq(root[:, None] * A, root * y, rcond=None)[0]


def hc_se(X, y, kind="HC0"):
    A = np.column_stack([np.ones(len(X)), X])
    P = np.linalg.pinv(A)
    e = y - A @ (P @ y)
    if kind == "HC3":
        e = e / (1 - np.einsum("ij,ji->i", A, P))
    return np.sqrt(np.sum((P * e) ** 2, axis=1))
