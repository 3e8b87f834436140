"""fits each row by itself and averages the temperatures"""

import numpy as np


def fit_temperature(Z, y):
    Z, y = np.asarray(Z, dtype=float), np.asarray(y, dtype=int)
    gap = Z - Z[np.arange(len(Z)), y][:, None]
    grid = np.geomspace(0.01, 100.0, 300)
    losses = np.array([np.logaddexp.reduce(gap / T, axis=1) for T in grid])
    return float(np.mean(grid[losses.argmin(axis=0)]))
