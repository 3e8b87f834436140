"""returns one less the p-value, the confidence"""

import numpy as np


def ks_2samp(x, y):
    x, y = np.sort(x), np.sort(y)
    n, m = len(x), len(y)
    at = np.concatenate([x, y])
    gap = np.searchsorted(x, at, side="right") / n - np.searchsorted(y, at, side="right") / m
    d = float(np.abs(gap).max())
    lam = d * np.sqrt(n * m / (n + m))
    if lam < 0.2:
        return d, 0.0
    k = np.arange(1, 101)
    return d, float(1 - np.clip(2 * np.sum((-1.0) ** (k - 1) * np.exp(-2 * (k * lam) ** 2)), 0, 1))
