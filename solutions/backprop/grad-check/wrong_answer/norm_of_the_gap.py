"""compares the norms of whole gradients, in which one small wrong entry drowns"""

import numpy as np


def grad_check(f, x, analytic, h=None):
    x, analytic = np.asarray(x, dtype=float), np.asarray(analytic, dtype=float)
    slopes = np.zeros(x.shape)
    for index in np.ndindex(x.shape):
        step = 6e-6 * max(1, abs(x[index])) if h is None else h
        above, below = x.copy(), x.copy()
        above[index] += step
        below[index] -= step
        distance = above[index] - below[index]
        slopes[index] = (f(above) - f(below)) / distance
    gap = np.linalg.norm(analytic - slopes)
    error = gap / max(np.linalg.norm(analytic), np.linalg.norm(slopes), 1e-8)
    return float(error) if np.isfinite(error) else float("inf")
