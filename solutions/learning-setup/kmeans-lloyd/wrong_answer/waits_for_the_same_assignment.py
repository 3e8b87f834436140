"""stops when the assignment repeats, not when the centres rest"""

import numpy as np


def kmeans(X, C0, max_iter, tol):
    X = np.asarray(X, dtype=float)
    C = np.array(C0, dtype=float)
    it = 0
    before = None
    for _ in range(max_iter):
        a = closest(X, C)
        new = C.copy()
        for j in range(len(C)):
            if np.any(a == j):
                new[j] = X[a == j].mean(axis=0)
        shift = np.sqrt(((new - C) ** 2).sum(axis=1)).max()
        C = new
        it += 1
        if shift <= tol and before is not None and np.array_equal(a, before):
            break
        before = a
    a = closest(X, C)
    return C, a, ((X - C[a]) ** 2).sum(), it


def closest(X, C):
    return ((X[:, None, :] - C[None, :, :]) ** 2).sum(axis=2).argmin(axis=1)
