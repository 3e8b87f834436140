"""returns t = 0 whenever the variance is zero, also when one model is better on every split"""

import math

import numpy as np


def resampled_t(diffs, n_train, n_test, critical):
    d = np.asarray(diffs, dtype=float)
    r = len(d)
    if r < 2:
        raise ValueError("need at least two differences")
    mean = d.mean()
    if np.ptp(d) == 0:
        return 0.0, mean, mean
    error = math.sqrt((1 / r + n_test / n_train) * d.var(ddof=1))
    return mean / error, mean - critical * error, mean + critical * error
