"""moves the centres in the array of the caller"""

import numpy as np


def kmeans(X, C0, max_iter, tol):
    X = np.asarray(X, dtype=float)
    C = np.asarray(C0, dtype=float)
    it = 0
    for _ in range(max_iter):
        a = closest(X, C)
        old = C.copy()
        for j in range(len(C)):
            if np.any(a == j):
                C[j] = X[a == j].mean(axis=0)
        shift = np.sqrt(((C - old) ** 2).sum(axis=1)).max()
        it += 1
        if shift <= tol:
            break
    a = closest(X, C)
    return C, a, ((X - C[a]) ** 2).sum(), it


def closest(X, C):
    return ((X[:, None, :] - C[None, :, :]) ** 2).sum(axis=2).argmin(axis=1)
