"""divides by a standard error of zero and leaves the infinity, and a warning, to numpy"""

import numpy as np


def resampled_t(diffs, n_train, n_test, critical):
    d = np.asarray(diffs, dtype=float)
    r = len(d)
    if r < 2:
        raise ValueError("need at least two differences")
    mean = d.mean()
    variance = np.where(np.ptp(d) == 0, 0.0, d.var(ddof=1))
    error = np.sqrt((1 / r + n_test / n_train) * variance)
    t = mean / error if mean != 0 else 0.0
    return t, mean - critical * error, mean + critical * error
