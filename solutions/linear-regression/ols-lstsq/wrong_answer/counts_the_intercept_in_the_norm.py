"""lets b take part in the minimum norm by treating it as the weight of one more column"""

import numpy as np


def ols(X, y, intercept=True):
    X = np.asarray(X, dtype=np.float64)
    if intercept:
        A = np.hstack([X, np.ones((X.shape[0], 1))])
        theta = np.linalg.lstsq(A, y, rcond=None)[0]
        return theta[:-1], float(theta[-1])
    return np.linalg.lstsq(X, y, rcond=None)[0], 0.0
