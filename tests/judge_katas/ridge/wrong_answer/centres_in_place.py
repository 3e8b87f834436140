"""centres the caller's own arrays"""

import numpy as np


def ridge(X, y, penalty):
    if penalty < 0:
        raise ValueError("negative penalty")
    if X.dtype.kind != "f":
        X, y = X.astype(float), y.astype(float)
    centre, level = X.mean(axis=0), y.mean()
    X -= centre
    y -= level
    weights = np.linalg.solve(X.T @ X + penalty * np.eye(X.shape[1]), X.T @ y)
    return weights, float(level - centre @ weights)
