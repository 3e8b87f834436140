"""adds the test share of all rows, n_test / (n_train + n_test), instead of n_test / n_train"""

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
    share = n_test / (n_train + n_test)
    error = math.sqrt((1 / r + share) * d.var(ddof=1))
    return mean / error, mean - critical * error, mean + critical * error
