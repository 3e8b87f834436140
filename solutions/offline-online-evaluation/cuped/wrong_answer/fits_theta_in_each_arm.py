"""fits theta in each arm by itself and averages"""

import numpy as np


def cuped(y, x, arm):
    y, x, arm = np.asarray(y, dtype=float), np.asarray(x, dtype=float), np.asarray(arm, dtype=bool)
    dx, dy = x - x.mean(), y - y.mean()
    slopes = []
    for part in (arm, ~arm):
        u, v = x[part] - x[part].mean(), y[part] - y[part].mean()
        slopes.append(float(u @ v / (u @ u)) if u @ u > 0 and x.min() < x.max() else 0.0)
    theta = sum(slopes) / 2
    z = dy - theta * dx
    a, b = z[arm], z[~arm]
    se = np.sqrt(a.var(ddof=1) / len(a) + b.var(ddof=1) / len(b))
    return float(a.mean() - b.mean()), float(se), theta
