"""takes the pseudo-inverse with a column of ones without penalty, so the intercept counts in the norm"""

import numpy as np


def ridge(X, y, alpha):
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    n, d = X.shape
    A = np.column_stack([X, np.ones(n)])
    P = alpha * np.eye(d + 1)
    P[d, d] = 0
    theta = np.linalg.pinv(A) @ y if alpha == 0 else np.linalg.solve(A.T @ A + P, A.T @ y)
    return theta[:-1], theta[-1]
