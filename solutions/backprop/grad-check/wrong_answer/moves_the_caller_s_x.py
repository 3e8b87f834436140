"""moves entries of the caller's own x and does not put them back exactly"""

import numpy as np


def grad_check(f, x, analytic, h=None):
    x, analytic = np.asarray(x, dtype=float), np.asarray(analytic, dtype=float)
    worst = 0.0
    for index in np.ndindex(x.shape):
        step = 6e-6 * max(1, abs(x[index])) if h is None else h
        x[index] += step
        top, high = f(x), float(x[index])
        x[index] -= 2 * step
        bottom, low = f(x), float(x[index])
        x[index] += step
        difference = (top - bottom) / (high - low)
        error = abs(analytic[index] - difference) / max(abs(analytic[index]), abs(difference), 1e-8)
        worst = max(worst, error if np.isfinite(error) else np.inf)
    return float(worst)
