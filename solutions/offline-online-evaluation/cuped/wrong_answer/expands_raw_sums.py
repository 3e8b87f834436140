"""expands covariance and variance into raw sums, which cancel around a million"""

import numpy as np


def cuped(y, x, arm):
    y, x, arm = np.asarray(y, dtype=float), np.asarray(x, dtype=float), np.asarray(arm, dtype=bool)
    dx, dy = x - x.mean(), y - y.mean()
    n = np.float64(len(x))
    top, below = (x * y).sum() - x.sum() * y.sum() / n, (x * x).sum() - x.sum() ** 2 / n
    theta = float(top / below) if x.min() < x.max() and below != 0 else 0.0
    z = dy - theta * dx
    a, b = z[arm], z[~arm]
    se = np.sqrt(a.var(ddof=1) / len(a) + b.var(ddof=1) / len(b))
    return float(a.mean() - b.mean()), float(se), theta
