"""adds a correction for small samples, which was not asked for"""

import numpy as np


def ks_2samp(x, y):
    x, y = np.sort(x), np.sort(y)
    n, m = len(x), len(y)
    at = np.concatenate([x, y])
    gap = np.searchsorted(x, at, side="right") / n - np.searchsorted(y, at, side="right") / m
    d = float(np.abs(gap).max())
    root = np.sqrt(n * m / (n + m))
    lam = d * (root + 0.12 + 0.11 / root)
    if lam < 0.2:
        return d, 1.0
    k = np.arange(1, 101)
    return d, float(np.clip(2 * np.sum((-1.0) ** (k - 1) * np.exp(-2 * (k * lam) ** 2)), 0, 1))
