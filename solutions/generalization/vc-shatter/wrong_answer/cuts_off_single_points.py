"""only asks whether each point can be cut off from the others, not each group"""

import numpy as np


def is_shattered(P):
    P = np.asarray(P, dtype=float)
    m = len(P)
    if m < 2:
        return True
    A = np.column_stack([P - P.mean(axis=0), np.ones(m)])
    for one in range(m):
        signs = np.where(np.arange(m) == one, 1.0, -1.0)
        if not _separable(A * signs[:, None]):
            return False
    return True


def _separable(A):
    A = A / np.linalg.norm(A, axis=1, keepdims=True)
    w = np.zeros(A.shape[1])
    for _ in range(300):
        margins = A @ w
        if margins.min() > 0:
            return True
        w = w + A[margins.argmin()]
    return False
