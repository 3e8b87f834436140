"""fits an intercept even when intercept=False asks for none"""

import numpy as np


def ols(X, y, intercept=True):
    X = np.asarray(X, dtype=np.float64)
    y = np.asarray(y, dtype=np.float64)
    mu = X.mean(axis=0)
    w = np.linalg.lstsq(X - mu, y - y.mean(), rcond=None)[0]
    b = y.mean() - mu @ w
    return w, float(b)
