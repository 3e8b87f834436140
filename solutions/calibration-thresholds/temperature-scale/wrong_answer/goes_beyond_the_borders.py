"""follows the loss beyond the borders of the range"""

import numpy as np


def fit_temperature(Z, y):
    Z, y = np.asarray(Z, dtype=float), np.asarray(y, dtype=int)
    gap = Z - Z[np.arange(len(Z)), y][:, None]
    low, high = np.log(1e-4), np.log(1e5)
    for _ in range(90):
        a, b = (2 * low + high) / 3, (low + 2 * high) / 3
        fa, fb = (np.mean(np.logaddexp.reduce(gap / np.exp(t), axis=1)) for t in (a, b))
        low, high = (low, b) if fa <= fb else (a, high)
    return float(np.exp((low + high) / 2))
