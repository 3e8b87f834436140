from collections import namedtuple

import numpy as np

Fit = namedtuple("Fit", "weights intercept")


def ridge(X, y, penalty):
    if penalty < 0:
        raise ValueError("penalty")
    Z = X - X.mean(axis=0)
    w = np.linalg.solve(Z.T @ Z + penalty * np.eye(X.shape[1]), Z.T @ (y - y.mean()))
    return Fit(weights=w, intercept=y.mean() - X.mean(axis=0) @ w)
