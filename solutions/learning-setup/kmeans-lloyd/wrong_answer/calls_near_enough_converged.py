"""takes centres that moved by less than a fixed small number for converged"""

import numpy as np


def kmeans(X, C0, max_iter, tol):
    X = np.asarray(X, dtype=float)
    C = np.array(C0, dtype=float)
    it = 0
    for _ in range(max_iter):
        a = closest(X, C)
        new = C.copy()
        for j in range(len(C)):
            if np.any(a == j):
                new[j] = X[a == j].mean(axis=0)
        shift = np.sqrt(((new - C) ** 2).sum(axis=1)).max()
        C_before, C = C, new
        it += 1
        if shift <= tol or np.allclose(new, C_before):
            break
    a = closest(X, C)
    return C, a, ((X - C[a]) ** 2).sum(), it


def closest(X, C):
    return ((X[:, None, :] - C[None, :, :]) ** 2).sum(axis=2).argmin(axis=1)
