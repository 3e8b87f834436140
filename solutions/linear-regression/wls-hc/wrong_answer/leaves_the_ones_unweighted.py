"""weights the columns and the target but not the column of ones"""

import numpy as np


def wls(X, y, weights):
    root = np.sqrt(np.asarray(weights, dtype=float))
    A = np.column_stack([np.ones(len(X)), root[:, None] * X])
    return np.linalg.lstsq(A, root * y, rcond=None)[0]


def hc_se(X, y, kind):
    if kind not in ("HC0", "HC3"):
        raise ValueError(f"kind must be HC0 or HC3, not {kind!r}")
    A = np.column_stack([np.ones(len(X)), X])
    P = np.linalg.pinv(A)
    e = y - A @ (P @ y)
    if kind == "HC3":
        e = e / (1 - np.einsum("ij,ji->i", A, P))
    return np.sqrt(np.einsum("ji,i,ji->j", P, e**2, P))
