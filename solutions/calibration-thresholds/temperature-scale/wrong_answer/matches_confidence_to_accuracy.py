"""makes the mean of the largest probability equal the accuracy"""

import numpy as np


def fit_temperature(Z, y):
    Z, y = np.asarray(Z, dtype=float), np.asarray(y, dtype=int)
    rows = np.arange(len(Z))

    def loss(T):
        S = Z / T
        P = np.exp(S - S.max(axis=1, keepdims=True))
        P /= P.sum(axis=1, keepdims=True)
        return abs(P.max(axis=1).mean() - np.mean(Z.argmax(axis=1) == y))

    low, high = np.log(0.01), np.log(100.0)
    for _ in range(90):
        a, b = (2 * low + high) / 3, (low + 2 * high) / 3
        low, high = (low, b) if loss(np.exp(a)) <= loss(np.exp(b)) else (a, high)
    return float(np.exp((low + high) / 2))
