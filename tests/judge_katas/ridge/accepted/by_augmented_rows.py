"""By least squares on rows that carry the penalty."""

import numpy as np


def ridge(X, y, penalty):
    if penalty < 0:
        raise ValueError("negative penalty")
    n, d = X.shape
    rows = np.vstack([np.c_[X, np.ones(n)], np.c_[np.sqrt(penalty) * np.eye(d), np.zeros(d)]])
    solution, *_ = np.linalg.lstsq(rows, np.concatenate([y, np.zeros(d)]), rcond=None)
    return solution[:-1], solution[-1]
