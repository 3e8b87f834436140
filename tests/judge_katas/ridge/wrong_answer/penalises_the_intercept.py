"""penalises the intercept"""

import numpy as np


def ridge(X, y, penalty):
    if penalty < 0:
        raise ValueError("negative penalty")
    A = np.column_stack([X, np.ones(len(X))])
    solution = np.linalg.solve(A.T @ A + penalty * np.eye(A.shape[1]) + 1e-300, A.T @ y)
    return solution[:-1], float(solution[-1])
