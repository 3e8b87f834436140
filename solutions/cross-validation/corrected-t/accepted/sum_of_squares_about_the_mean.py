"""sums the squared deviations and divides once"""

import numpy as np


def resampled_t(diffs, n_train, n_test, critical):
    diffs = np.ravel(diffs).astype(float)
    r = diffs.shape[0]
    if not r > 1:
        raise ValueError("need r >= 2")
    if len(np.unique(diffs)) == 1:
        value = float(diffs[0])
        return (value and float("inf") * np.sign(value), value, value)
    mean = diffs.sum() / r
    deviations = diffs - mean
    squared_error = (n_train + r * n_test) / (r * n_train) * (deviations @ deviations) / (r - 1)
    half = critical * squared_error**0.5
    return (mean / squared_error**0.5, mean - half, mean + half)
