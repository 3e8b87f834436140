"""fits theta to deviations from the means of the arms"""

import numpy as np


def cuped(y, x, arm):
    y, x, arm = np.asarray(y, dtype=float), np.asarray(x, dtype=float), np.asarray(arm, dtype=bool)
    dx, dy = x - x.mean(), y - y.mean()
    u, v = dx.copy(), dy.copy()
    for part in (arm, ~arm):
        u[part] -= u[part].mean()
        v[part] -= v[part].mean()
    theta = float(u @ v / (u @ u)) if x.min() < x.max() else 0.0
    z = dy - theta * dx
    a, b = z[arm], z[~arm]
    se = np.sqrt(a.var(ddof=1) / len(a) + b.var(ddof=1) / len(b))
    return float(a.mean() - b.mean()), float(se), theta
