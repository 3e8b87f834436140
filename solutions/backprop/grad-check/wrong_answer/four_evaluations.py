"""extrapolates from two step sizes, with four evaluations per entry"""

import numpy as np


def grad_check(f, x, analytic, h=None):
    x, analytic = np.asarray(x, dtype=float), np.asarray(analytic, dtype=float)
    worst = 0.0
    for index in np.ndindex(x.shape):
        step = 6e-6 * max(1, abs(x[index])) if h is None else h
        above, below = x.copy(), x.copy()
        above[index] += step
        below[index] -= step
        distance = above[index] - below[index]
        wide_above, wide_below = x.copy(), x.copy()
        wide_above[index] += 2 * step
        wide_below[index] -= 2 * step
        wide = (f(wide_above) - f(wide_below)) / (wide_above[index] - wide_below[index])
        difference = (4 * (f(above) - f(below)) / distance - wide) / 3
        error = abs(analytic[index] - difference) / max(abs(analytic[index]), abs(difference), 1e-8)
        worst = max(worst, error if np.isfinite(error) else np.inf)
    return float(worst)
