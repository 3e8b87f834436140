"""fits a line through the origin"""

import numpy as np


def ridge(X, y, penalty):
    if penalty < 0:
        raise ValueError("negative penalty")
    weights = np.linalg.lstsq(X.T @ X + penalty * np.eye(X.shape[1]), X.T @ y, rcond=None)[0]
    return weights, 0.0
