"""moves entries through reshape, which copies where x lies transposed in memory"""

import numpy as np


def grad_check(f, x, analytic, h=None):
    x = np.asarray(x, dtype=float)
    claims = np.asarray(analytic, dtype=float).reshape(-1)
    worst = 0.0
    for i, entry in enumerate(x.reshape(-1)):
        step = 6e-6 * max(1.0, abs(entry)) if h is None else h
        values = []
        for end in (entry + step, entry - step):
            point = np.copy(x)
            point.reshape(-1)[i] = end
            values.append(float(f(point)))
        slope = (values[0] - values[1]) / ((entry + step) - (entry - step))
        error = abs(claims[i] - slope) / max(abs(claims[i]), abs(slope), 1e-8)
        worst = max(worst, float(error) if np.isfinite(error) else float("inf"))
    return worst
