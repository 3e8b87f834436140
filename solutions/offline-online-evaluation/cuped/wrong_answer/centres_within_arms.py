"""centres the covariate in each arm, so the chance imbalance stays"""

import numpy as np


def cuped(y, x, arm):
    y, x, arm = np.asarray(y, dtype=float), np.asarray(x, dtype=float), np.asarray(arm, dtype=bool)
    dx, dy = x - x.mean(), y - y.mean()
    theta = float(dx @ dy / (dx @ dx)) if x.min() < x.max() else 0.0
    z = dy - theta * np.where(arm, x - x[arm].mean(), x - x[~arm].mean())
    a, b = z[arm], z[~arm]
    se = np.sqrt(a.var(ddof=1) / len(a) + b.var(ddof=1) / len(b))
    return float(a.mean() - b.mean()), float(se), theta
