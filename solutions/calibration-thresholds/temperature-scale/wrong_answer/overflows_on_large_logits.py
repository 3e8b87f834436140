"""takes the exponential of the logits as they are"""

import numpy as np


def fit_temperature(Z, y):
    Z, y = np.asarray(Z, dtype=float), np.asarray(y, dtype=int)
    rows = np.arange(len(Z))

    def loss(T):
        P = np.exp(Z / T)
        return -np.mean(np.log(P[rows, y] / P.sum(axis=1)))

    low, high = np.log(0.01), np.log(100.0)
    for _ in range(90):
        a, b = (2 * low + high) / 3, (low + 2 * high) / 3
        low, high = (low, b) if loss(np.exp(a)) <= loss(np.exp(b)) else (a, high)
    return float(np.exp((low + high) / 2))
