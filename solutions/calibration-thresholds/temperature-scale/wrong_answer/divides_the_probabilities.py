"""divides the probabilities by T, where the logits are divided"""

import numpy as np


def fit_temperature(Z, y):
    Z, y = np.asarray(Z, dtype=float), np.asarray(y, dtype=int)
    rows = np.arange(len(Z))
    P = np.exp(Z - Z.max(axis=1, keepdims=True))
    Z = P / P.sum(axis=1, keepdims=True)

    def loss(T):
        S = Z / T
        return np.mean(np.logaddexp.reduce(S, axis=1) - S[rows, y])

    low, high = np.log(0.01), np.log(100.0)
    for _ in range(90):
        a, b = (2 * low + high) / 3, (low + 2 * high) / 3
        low, high = (low, b) if loss(np.exp(a)) <= loss(np.exp(b)) else (a, high)
    return float(np.exp((low + high) / 2))
