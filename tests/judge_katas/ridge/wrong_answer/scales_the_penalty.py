"""multiplies the penalty by the number of rows"""

import numpy as np


def ridge(X, y, penalty):
    if penalty < 0:
        raise ValueError("negative penalty")
    n, d = X.shape
    Z = X - X.mean(axis=0)
    weights = np.linalg.solve(Z.T @ Z + n * penalty * np.eye(d), Z.T @ (y - y.mean()))
    return weights, float(y.mean() - X.mean(axis=0) @ weights)
