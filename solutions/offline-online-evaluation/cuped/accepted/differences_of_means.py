"""the effect as difference of means less theta times that of the covariate, and the error by bilinearity"""

import numpy as np


def cuped(y, x, arm):
    y, x = np.asarray(y).astype(np.float64), np.asarray(x).astype(np.float64)
    t = np.asarray(arm) == 1
    flat = x.min() == x.max()
    C = np.cov(x, y)
    theta = 0.0 if flat else C[0, 1] / C[0, 0]
    effect = (y[t].mean() - y[~t].mean()) - theta * (x[t].mean() - x[~t].mean())
    total = 0.0
    for part in (t, ~t):
        rest = (y[part] - y[part].mean()) - theta * (x[part] - x[part].mean())
        total += rest @ rest / (part.sum() - 1) / part.sum()
    return np.array([effect, np.sqrt(total), theta])
