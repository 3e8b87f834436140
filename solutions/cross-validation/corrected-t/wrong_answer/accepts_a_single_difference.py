"""answers for a single difference, which has no variance"""

import math

import numpy as np


def resampled_t(diffs, n_train, n_test, critical):
    d = np.asarray(diffs, dtype=float)
    r = len(d)
    if r == 0:
        raise ValueError("no differences")
    mean = d.mean()
    if np.ptp(d) == 0:
        return (math.copysign(math.inf, mean) if mean else 0.0), mean, mean
    error = math.sqrt((1 / r + n_test / n_train) * d.var(ddof=1))
    return mean / error, mean - critical * error, mean + critical * error
