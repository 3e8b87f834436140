"""rounds the answer to the type of the input"""

import numpy as np


def ridge(X, y, penalty):
    if penalty < 0:
        raise ValueError("negative penalty")
    Z = X - X.mean(axis=0)
    weights = np.linalg.solve(Z.T @ Z + penalty * np.eye(X.shape[1]), Z.T @ (y - y.mean()))
    return weights.astype(X.dtype), y.dtype.type(y.mean() - X.mean(axis=0) @ weights)
