"""takes the splits for independent: the variance is divided by r and nothing is added"""

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
    error = d.std(ddof=1) / math.sqrt(r)
    return mean / error, mean - critical * error, mean + critical * error
