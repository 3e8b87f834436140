"""Write goldens.npz: Student-t quantiles and one simple regression, from scipy 1.17.1."""

import numpy as np
from scipy import stats

x = np.array([1.0, 2.0, 4.0, 5.0, 7.0, 8.0, 11.0])
y = np.array([2.0, 1.0, 4.0, 6.0, 5.0, 9.0, 10.0])
line = stats.linregress(x, y)
np.savez(
    "goldens.npz",
    t975=np.array([np.nan, *stats.t.ppf(0.975, np.arange(1, 41))]),
    x=x,
    y=y,
    coef=np.array([line.intercept, line.slope]),
    se=np.array([line.intercept_stderr, line.stderr]),
)
