"""takes differences that agree in twelve decimals for equal"""

import numpy as np


def resampled_t(diffs, n_train, n_test, critical):
    d = np.asarray(diffs, dtype=float)
    r = d.size
    if r < 2:
        raise ValueError("need two differences")
    mean = d.mean()
    if len(np.unique(np.round(d, 12))) == 1:
        t = 0.0 if mean == 0 else np.copysign(np.inf, mean)
        return t, mean, mean
    se = np.sqrt((1 / r + n_test / n_train) * np.var(d, ddof=1))
    return mean / se, mean - critical * se, mean + critical * se
