"""computes the variance as the mean of squares less the square of the mean, which cancels when the mean is large"""

import math

import numpy as np


def resampled_t(diffs, n_train, n_test, critical):
    d = np.asarray(diffs, dtype=float)
    r = len(d)
    if r < 2:
        raise ValueError("need at least two differences")
    mean = d.mean()
    if np.ptp(d) == 0:
        return (math.copysign(math.inf, mean) if mean else 0.0), mean, mean
    variance = max((np.sum(d * d) - r * mean * mean) / (r - 1), 1e-300)
    error = math.sqrt((1 / r + n_test / n_train) * variance)
    return mean / error, mean - critical * error, mean + critical * error
