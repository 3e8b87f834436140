"""multiplies by n / (n - d - 1), which is HC1, in both kinds"""

import numpy as np


def wls(X, y, weights):
    A = np.column_stack([np.ones(len(X)), X])
    root = np.sqrt(np.asarray(weights, dtype=float))
    return np.linalg.lstsq(root[:, None] * A, root * y, rcond=None)[0]


def hc_se(X, y, kind):
    if kind not in ("HC0", "HC3"):
        raise ValueError(f"kind must be HC0 or HC3, not {kind!r}")
    A = np.column_stack([np.ones(len(X)), X])
    n, p = A.shape
    P = np.linalg.pinv(A)
    e = y - A @ (P @ y)
    if kind == "HC3":
        e = e / (1 - np.einsum("ij,ji->i", A, P))
    cov = (P * e**2) @ P.T * n / (n - p)
    return np.sqrt(np.diag(cov))
