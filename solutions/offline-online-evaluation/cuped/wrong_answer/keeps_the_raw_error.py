"""takes the error of the unadjusted metric"""

import numpy as np


def cuped(y, x, arm):
    y, x, arm = np.asarray(y, dtype=float), np.asarray(x, dtype=float), np.asarray(arm, dtype=bool)
    dx, dy = x - x.mean(), y - y.mean()
    theta = float(dx @ dy / (dx @ dx)) if x.min() < x.max() else 0.0
    z = dy - theta * dx
    a, b = z[arm], z[~arm]
    a0, b0 = dy[arm], dy[~arm]
    se = np.sqrt(a0.var(ddof=1) / len(a) + b0.var(ddof=1) / len(b))
    return float(a.mean() - b.mean()), float(se), theta
