"""ignores the penalty"""

import numpy as np


def ridge(X, y, penalty):
    if penalty < 0:
        raise ValueError("negative penalty")
    A = np.column_stack([X, np.ones(len(X))])
    solution = np.linalg.pinv(A) @ y
    return solution[:-1], float(solution[-1])
