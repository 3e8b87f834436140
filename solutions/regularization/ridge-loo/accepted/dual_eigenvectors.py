"""works on the residual operator in the eigenvectors of the kernel, all penalties at once"""

import numpy as np


def ridge_loo(X, y, alphas):
    X, y, alphas = (np.array(a, dtype=float) for a in (X, y, alphas))
    n = len(y)
    C, t = X - X.mean(axis=0), y - y.mean()
    value, Q = np.linalg.eigh(C @ C.T)
    rest = alphas[:, None] / (np.maximum(value, 0) + alphas[:, None])  # what is not fitted, per direction
    left = 1 - 1 / n - (1 - rest) @ (Q**2).T
    residual = (rest * (Q.T @ t)) @ Q.T
    return ((residual / left) ** 2).mean(axis=1), (residual**2).mean(axis=1) / left.mean(axis=1) ** 2
