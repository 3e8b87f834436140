"""forms each hat matrix by a linear solve and reads off its diagonal"""

import numpy as np


def ridge_loo(X, y, alphas):
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    n, d = X.shape
    C = X - X.mean(axis=0)
    loo, gcv = [], []
    for alpha in alphas:
        H = C @ np.linalg.solve(C.T @ C + alpha * np.eye(d), C.T) + np.full((n, n), 1 / n)
        e = y - H @ y
        loo.append(float(np.mean((e / (1 - np.diag(H))) ** 2)))
        gcv.append(float(n * (e @ e) / (n - np.trace(H)) ** 2))
    return loo, gcv
