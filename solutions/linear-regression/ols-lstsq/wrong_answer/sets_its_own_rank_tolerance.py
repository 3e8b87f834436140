"""counts singular values below 1e-10 of the largest as zero, and so loses columns in small units"""

import numpy as np


def ols(X, y, intercept=True):
    X = np.asarray(X, dtype=np.float64)
    y = np.asarray(y, dtype=np.float64)
    x_mean, y_mean = (X.mean(axis=0), y.mean()) if intercept else (np.zeros(X.shape[1]), 0.0)
    w = np.linalg.lstsq(X - x_mean, y - y_mean, rcond=1e-10)[0]
    return w, y_mean - x_mean @ w
