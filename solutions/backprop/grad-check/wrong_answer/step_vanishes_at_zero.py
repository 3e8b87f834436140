"""takes the step in proportion to the entry alone, so that it vanishes at 0"""

import numpy as np


def grad_check(f, x, analytic, h=None):
    x, analytic = np.asarray(x, dtype=float), np.asarray(analytic, dtype=float)
    worst = 0.0
    for index in np.ndindex(x.shape):
        step = 6e-6 * abs(x[index]) if h is None else h
        above, below = x.copy(), x.copy()
        above[index] += step
        below[index] -= step
        distance = above[index] - below[index]
        difference = (f(above) - f(below)) / distance
        error = abs(analytic[index] - difference) / max(abs(analytic[index]), abs(difference), 1e-8)
        worst = max(worst, error if np.isfinite(error) else np.inf)
    return float(worst)
