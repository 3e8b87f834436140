"""expands the square, which cancels far from the origin"""

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
        C = new
        it += 1
        if shift <= tol:
            break
    a = closest(X, C)
    return C, a, ((X - C[a]) ** 2).sum(), it


def closest(X, C):
    d = (X**2).sum(axis=1)[:, None] + (C**2).sum(axis=1) - 2 * X @ C.T
    return d.argmin(axis=1)
