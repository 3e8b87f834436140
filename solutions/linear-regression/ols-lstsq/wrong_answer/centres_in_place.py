"""centres the caller's arrays in place and then reads the means from what is left of them"""

import numpy as np


def ols(X, y, intercept=True):
    X = np.asarray(X, dtype=np.float64)
    y = np.asarray(y, dtype=np.float64)
    if intercept:
        X -= X.mean(axis=0)
        y -= y.mean()
    w = np.linalg.lstsq(X, y, rcond=None)[0]
    b = float(y.mean() - X.mean(axis=0) @ w) if intercept else 0.0
    return w, b
