"""adds rows up by index, and measures moves by their squares"""

import numpy as np


def kmeans(X, C0, max_iter, tol):
    X = np.asarray(X, dtype=float)
    C = np.asarray(C0, dtype=float)
    a = assign(X, C)
    it = 0
    done = False
    while it < max_iter and not done:
        totals = np.zeros_like(C)
        np.add.at(totals, a, X)
        counts = np.bincount(a, minlength=len(C))[:, None]
        new = np.where(counts > 0, totals / np.maximum(counts, 1), C)
        done = bool((np.sum((new - C) ** 2, axis=1) <= tol**2).all())
        C, it = new, it + 1
        a = assign(X, C)
    return C, a.astype(np.int32), np.sum((X - C[a]) ** 2), np.int64(it)


def assign(X, C):
    best = np.full(len(X), np.inf)
    a = np.zeros(len(X), dtype=int)
    for j, centre in enumerate(C):
        cost = np.einsum("nd,nd->n", X - centre, X - centre)
        a[cost < best] = j
        best = np.minimum(cost, best)
    return a
