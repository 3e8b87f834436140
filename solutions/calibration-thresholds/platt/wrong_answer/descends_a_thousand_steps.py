"""takes a thousand gradient steps on raw scores, which is far from the minimum in other units"""

import numpy as np


def platt(s, y):
    s, y = np.asarray(s, dtype=float), np.asarray(y, dtype=bool)
    t = np.where(y, (y.sum() + 1) / (y.sum() + 2), 1 / ((~y).sum() + 2))
    a = b = 0.0
    for _ in range(1000):
        rest = 0.5 * (1 + np.tanh((a * s + b) / 2)) - t
        a -= 0.5 * np.mean(rest * s)
        b -= 0.5 * np.mean(rest)
    return a, b
