"""adds a small constant to the standard error, which is not small for differences of the same size"""

import math

import numpy as np


def resampled_t(diffs, n_train, n_test, critical):
    d = np.asarray(diffs, dtype=float)
    r = len(d)
    if r < 2:
        raise ValueError("need at least two differences")
    mean = d.mean()
    error = math.sqrt((1 / r + n_test / n_train) * d.var(ddof=1)) + 1e-8
    return mean / error, mean - critical * error, mean + critical * error
