"""non-negative least squares with one row of ones: the point of least norm in the hull of the columns less q"""

import numpy as np


def nnls(A, b):
    """Lawson and Hanson's active sets."""
    u, active = np.zeros(A.shape[1]), np.zeros(A.shape[1], dtype=bool)
    for _ in range(200):
        w = A.T @ (b - A @ u)
        w[active] = -np.inf
        if active.all() or w.max() <= 1e-14:
            return u
        active[w.argmax()] = True
        while True:
            s = np.zeros_like(u)
            s[active] = np.linalg.lstsq(A[:, active], b, rcond=None)[0]
            falling = active & (s <= 0)
            if not falling.any():
                u = s
                break
            step = (u[falling] / (u[falling] - s[falling])).min()
            u = u + step * (s - u)
            active &= u > 1e-15
            u[~active] = 0
    return u


def new_prior(confusion, predicted):
    confusion = np.array(confusion, dtype=np.float64)
    q = np.array(predicted, dtype=np.float64)
    q /= q.sum()
    M = (confusion / confusion.sum(axis=1)[:, None]).T - q[:, None]
    u = nnls(np.vstack([M, np.ones(len(q))]), np.append(np.zeros(len(q)), 1.0))
    return u / u.sum()
