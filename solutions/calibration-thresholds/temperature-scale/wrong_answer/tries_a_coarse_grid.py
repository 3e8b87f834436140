"""tries a grid of temperatures in steps of a few per cent"""

import numpy as np


def fit_temperature(Z, y):
    Z, y = np.asarray(Z, dtype=float), np.asarray(y, dtype=int)
    gap = Z - Z[np.arange(len(Z)), y][:, None]
    grid = np.geomspace(0.01, 100.0, 400)
    return float(min(grid, key=lambda T: np.mean(np.logaddexp.reduce(gap / T, axis=1))))
