"""fits a slope alone, with the sigmoid centred on score zero"""

import numpy as np


def platt(s, y):
    s, y = np.asarray(s, dtype=float), np.asarray(y, dtype=bool)
    t = np.where(y, (y.sum() + 1) / (y.sum() + 2), 1 / ((~y).sum() + 2))
    unit = np.abs(s).max()
    low, high = -400.0, 400.0
    for _ in range(60):
        a = (low + high) / 2
        slope = np.sum((0.5 * (1 + np.tanh(a * s / unit / 2)) - t) * s)
        low, high = (a, high) if slope < 0 else (low, a)
    return a / unit, 0.0
