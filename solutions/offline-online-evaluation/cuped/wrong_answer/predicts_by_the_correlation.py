"""takes the correlation for theta, which forgets the units"""

import numpy as np


def cuped(y, x, arm):
    y, x, arm = np.asarray(y, dtype=float), np.asarray(x, dtype=float), np.asarray(arm, dtype=bool)
    dx, dy = x - x.mean(), y - y.mean()
    theta = float(dx @ dy / np.sqrt((dx @ dx) * (dy @ dy))) if x.min() < x.max() else 0.0
    z = dy - theta * dx
    a, b = z[arm], z[~arm]
    se = np.sqrt(a.var(ddof=1) / len(a) + b.var(ddof=1) / len(b))
    return float(a.mean() - b.mean()), float(se), theta
