"""hands f one and the same array at every call"""

import numpy as np


def grad_check(f, x, analytic, h=None):
    x, analytic = np.asarray(x, dtype=float), np.asarray(analytic, dtype=float)
    worst, point = 0.0, x.copy()
    for index in np.ndindex(x.shape):
        step = 6e-6 * max(1, abs(x[index])) if h is None else h
        point[index] = high = x[index] + step
        top = f(point)
        point[index] = low = x[index] - step
        bottom = f(point)
        point[index] = x[index]
        difference = (top - bottom) / (high - low)
        error = abs(analytic[index] - difference) / max(abs(analytic[index]), abs(difference), 1e-8)
        worst = max(worst, error if np.isfinite(error) else np.inf)
    return float(worst)
