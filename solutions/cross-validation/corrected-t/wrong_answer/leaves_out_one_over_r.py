"""replaces 1/r by n_test / n_train instead of adding the two"""

import math

import numpy as np


def resampled_t(diffs, n_train, n_test, critical):
    d = np.asarray(diffs, dtype=float)
    if len(d) < 2:
        raise ValueError("need at least two differences")
    mean = d.mean()
    if np.ptp(d) == 0:
        return (math.copysign(math.inf, mean) if mean else 0.0), mean, mean
    error = d.std(ddof=1) * math.sqrt(n_test / n_train)
    return mean / error, mean - critical * error, mean + critical * error
