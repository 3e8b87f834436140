"""returns the inertia to the centres before their last move"""

import numpy as np


def kmeans(X, C0, max_iter, tol):
    X = np.asarray(X, dtype=float)
    C = np.array(C0, dtype=float)
    it = 0
    inertia = ((X - C[closest(X, C)]) ** 2).sum()
    for _ in range(max_iter):
        a = closest(X, C)
        inertia = ((X - C[a]) ** 2).sum()
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
    return C, a, inertia, it


def closest(X, C):
    return ((X[:, None, :] - C[None, :, :]) ** 2).sum(axis=2).argmin(axis=1)
