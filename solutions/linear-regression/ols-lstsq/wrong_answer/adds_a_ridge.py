"""adds 1e-6 to the diagonal so that X'X can be inverted, which is ridge and not least squares"""

import numpy as np


def ols(X, y, intercept=True):
    X = np.asarray(X, dtype=np.float64)
    y = np.asarray(y, dtype=np.float64)
    shift = X.mean(axis=0) * intercept
    level = y.mean() * intercept
    Z = X - shift
    gram = Z.T @ Z + 1e-6 * np.eye(Z.shape[1])
    w = np.linalg.solve(gram, Z.T @ (y - level))
    return w, float(level - shift @ w)
