"""counts rows that are equal as one when it moves the centres"""

import numpy as np


def kmeans(X, C0, max_iter, tol):
    X = np.asarray(X, dtype=float)
    rows = X
    X = np.unique(X, axis=0)
    C = np.array(C0, dtype=float)
    it = 0
    for _ in range(max_iter):
        a = closest(X, C)
        new = C.copy()
        for j in range(len(C)):
            if np.any(a == j):
                new[j] = X[a == j].mean(axis=0)
        shift = np.sqrt(((new - C) ** 2).sum(axis=1)).max()
        C = new
        it += 1
        if shift <= tol:
            break
    a = closest(rows, C)
    return C, a, ((rows - C[a]) ** 2).sum(), it


def closest(X, C):
    return ((X[:, None, :] - C[None, :, :]) ** 2).sum(axis=2).argmin(axis=1)
