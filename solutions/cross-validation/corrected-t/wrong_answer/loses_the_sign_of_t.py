"""returns the size of t without its sign"""

import math

import numpy as np


def resampled_t(diffs, n_train, n_test, critical):
    d = np.asarray(diffs, dtype=float)
    r = len(d)
    if r < 2:
        raise ValueError("need at least two differences")
    mean = d.mean()
    if np.ptp(d) == 0:
        return (math.inf if mean else 0.0), mean, mean
    error = math.sqrt((1 / r + n_test / n_train) * d.var(ddof=1))
    return abs(mean) / error, mean - critical * error, mean + critical * error
