"""computes in the type of its input, so float32 data lose nine digits"""

import numpy as np


def ols(X, y, intercept=True):
    if not intercept:
        return np.linalg.lstsq(X, y, rcond=None)[0], 0.0
    x_mean = X.mean(axis=0)
    y_mean = y.mean()
    w = np.linalg.lstsq(X - x_mean, y - y_mean, rcond=None)[0]
    return w, float(y_mean - x_mean @ w)
