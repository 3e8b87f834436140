"""looks whether the computed variance is zero: that of three times 0.1 is not, and t comes out finite"""

import math

import numpy as np


def resampled_t(diffs, n_train, n_test, critical):
    d = np.asarray(diffs, dtype=float)
    r = len(d)
    if r < 2:
        raise ValueError("need at least two differences")
    mean, variance = d.mean(), d.var(ddof=1)
    if variance == 0:
        return (math.copysign(math.inf, mean) if mean else 0.0), mean, mean
    error = math.sqrt((1 / r + n_test / n_train) * variance)
    return mean / error, mean - critical * error, mean + critical * error
