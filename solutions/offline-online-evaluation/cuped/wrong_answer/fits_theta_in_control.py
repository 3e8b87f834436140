"""fits theta in the control arm only"""

import numpy as np


def cuped(y, x, arm):
    y, x, arm = np.asarray(y, dtype=float), np.asarray(x, dtype=float), np.asarray(arm, dtype=bool)
    dx, dy = x - x.mean(), y - y.mean()
    u, v = x[~arm] - x[~arm].mean(), y[~arm] - y[~arm].mean()
    theta = float(u @ v / (u @ u)) if x[~arm].min() < x[~arm].max() else 0.0
    z = dy - theta * dx
    a, b = z[arm], z[~arm]
    se = np.sqrt(a.var(ddof=1) / len(a) + b.var(ddof=1) / len(b))
    return float(a.mean() - b.mean()), float(se), theta
