"""computes one less the dual series for every statistic, which has no digits left for small p-values"""

import math

import numpy as np


def ks_2samp(x, y):
    x, y = np.sort(x), np.sort(y)
    n, m = len(x), len(y)
    at = np.concatenate([x, y])
    gap = np.searchsorted(x, at, side="right") / n - np.searchsorted(y, at, side="right") / m
    d = float(np.abs(gap).max())
    lam = d * math.sqrt(n * m / (n + m))
    if lam < 0.05:
        return d, 1.0
    terms = sum(math.exp(-(((2 * k - 1) * math.pi) ** 2) / (8 * lam * lam)) for k in range(1, 200))
    return d, max(0.0, 1 - math.sqrt(2 * math.pi) / lam * terms)
