"""solves X'X w = X'y, which squares the condition number and fails on dependent columns"""

import numpy as np


def ols(X, y, intercept=True):
    X = np.asarray(X, dtype=float)
    y = np.asarray(y, dtype=float)
    if intercept:
        X = np.column_stack([X, np.ones(len(X))])
    theta = np.linalg.inv(X.T @ X) @ X.T @ y
    if intercept:
        return theta[:-1], float(theta[-1])
    return theta, 0.0
