"""gives the p-value of the one-sided test"""

import numpy as np


def ks_2samp(x, y):
    x, y = np.sort(x), np.sort(y)
    n, m = len(x), len(y)
    at = np.concatenate([x, y])
    gap = np.searchsorted(x, at, side="right") / n - np.searchsorted(y, at, side="right") / m
    d = float(np.abs(gap).max())
    return d, float(np.exp(-2 * d**2 * n * m / (n + m)))
