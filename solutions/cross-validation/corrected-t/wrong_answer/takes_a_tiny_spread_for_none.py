"""takes a standard deviation below 1e-15 for none, whatever the unit"""

import numpy as np


def resampled_t(diffs, n_train, n_test, critical):
    d = np.asarray(diffs, dtype=np.float64)
    r = len(d)
    if r < 2:
        raise ValueError("need two differences")
    mean = d.mean()
    s = d.std(ddof=1)
    if s < 1e-15:
        return (float(np.sign(mean)) * np.inf if mean else 0.0), mean, mean
    se = s * np.sqrt(1 / r + n_test / n_train)
    return mean / se, mean - critical * se, mean + critical * se
