"""leaves out centres without rows"""

import numpy as np


def kmeans(X, C0, max_iter, tol):
    X = np.asarray(X, dtype=float)
    C = np.array(C0, dtype=float)
    it = 0
    for _ in range(max_iter):
        a = closest(X, C)
        C = C[np.unique(a)]
        new = np.array([X[a == j].mean(axis=0) for j in np.unique(a)])
        shift = np.sqrt(((new - C) ** 2).sum(axis=1)).max()
        C = new
        it += 1
        if shift <= tol:
            break
    a = closest(X, C)
    return C, a, ((X - C[a]) ** 2).sum(), it


def closest(X, C):
    return ((X[:, None, :] - C[None, :, :]) ** 2).sum(axis=2).argmin(axis=1)
