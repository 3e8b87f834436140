"""subtracts the maximum of each row from the caller's logits in place"""

import numpy as np


def fit_temperature(Z, y):
    if Z.dtype != float:
        Z = Z.astype(float)
    Z -= Z.max(axis=1, keepdims=True)
    right = Z[np.arange(len(Z)), np.asarray(y, dtype=int)].sum()
    low, high = 0.01, 100.0
    for _ in range(50):
        T = np.sqrt(low * high)
        e = np.exp(Z / T)
        rises = np.sum(e * Z / e.sum(axis=1, keepdims=True)) <= right
        low, high = (low, T) if rises else (T, high)
    return float(low)
