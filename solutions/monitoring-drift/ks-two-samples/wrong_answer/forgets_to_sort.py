"""searches in samples that are not sorted"""

import numpy as np


def ks_2samp(x, y):
    x, y = np.asarray(x), np.asarray(y)
    n, m = len(x), len(y)
    at = np.concatenate([x, y])
    gap = np.searchsorted(x, at, side="right") / n - np.searchsorted(y, at, side="right") / m
    d = float(np.abs(gap).max())
    lam = d * np.sqrt(n * m / (n + m))
    if lam < 0.2:
        return d, 1.0
    k = np.arange(1, 101)
    return d, float(np.clip(2 * np.sum((-1.0) ** (k - 1) * np.exp(-2 * (k * lam) ** 2)), 0, 1))
