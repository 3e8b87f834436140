"""steps through tied values one by one, as if the first sample came before"""

import numpy as np


def ks_2samp(x, y):
    n, m = len(x), len(y)
    pooled = np.concatenate([x, y])
    order = np.argsort(pooled, kind="stable")
    steps = np.where(order < n, 1 / n, -1 / m)
    d = float(np.abs(np.cumsum(steps)).max())
    lam = d * np.sqrt(n * m / (n + m))
    if lam < 0.2:
        return d, 1.0
    k = np.arange(1, 101)
    return d, float(np.clip(2 * np.sum((-1.0) ** (k - 1) * np.exp(-2 * (k * lam) ** 2)), 0, 1))
