"""centres the caller's arrays in place"""

import numpy as np


def ridge(X, y, alpha):
    X = np.asarray(X, dtype=float)
    y = np.asarray(y, dtype=float)
    x_mean, y_mean = X.mean(axis=0), y.mean()
    X -= x_mean
    y -= y_mean
    d = X.shape[1]
    A = np.vstack([X, np.sqrt(alpha) * np.eye(d)])
    w = np.linalg.lstsq(A, np.concatenate([y, np.zeros(d)]))[0]
    return w, y_mean - x_mean @ w
