"""corrects t and builds the interval from the uncorrected error, so that the two contradict each other"""

import math

import numpy as np


def resampled_t(diffs, n_train, n_test, critical):
    d = np.asarray(diffs, dtype=float)
    r = len(d)
    if r < 2:
        raise ValueError("need at least two differences")
    mean, sd = d.mean(), d.std(ddof=1)
    if np.ptp(d) == 0:
        return (math.copysign(math.inf, mean) if mean else 0.0), mean, mean
    t = mean / (sd * math.sqrt(1 / r + n_test / n_train))
    half_width = critical * sd / math.sqrt(r)
    return t, mean - half_width, mean + half_width
