"""takes the loss of the predicted class and not of the label"""

import numpy as np


def fit_temperature(Z, y):
    Z, y = np.asarray(Z, dtype=float), np.asarray(y, dtype=int)
    rows = np.arange(len(Z))

    def loss(T):
        S = Z / T
        top = S.argmax(axis=1)
        return np.mean((np.logaddexp.reduce(S, axis=1) - S[rows, top] - (top != y)) ** 2)

    low, high = np.log(0.01), np.log(100.0)
    for _ in range(90):
        a, b = (2 * low + high) / 3, (low + 2 * high) / 3
        low, high = (low, b) if loss(np.exp(a)) <= loss(np.exp(b)) else (a, high)
    return float(np.exp((low + high) / 2))
