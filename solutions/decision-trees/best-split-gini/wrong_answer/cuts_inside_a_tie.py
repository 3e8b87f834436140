"""scores cuts between rows of equal value, which no threshold can make"""

import numpy as np


def best_split(X, y, w=None, min_leaf=1):
    X = np.asarray(X, dtype=float)
    n, d = X.shape
    classes, codes = np.unique(y, return_inverse=True)
    mass = np.eye(len(classes))[codes] * (np.ones(n) if w is None else np.asarray(w))[:, None]
    mass /= mass.sum()
    best, top = None, 0.0
    for j in range(d):
        order = np.argsort(X[:, j], kind="stable")
        left = np.zeros(len(classes))
        for i in range(n - 1):
            left += mass[order[i]]
            right = mass.sum(0) - left
            low, high = X[order[i], j], X[order[i + 1], j]
            if min(i + 1, n - i - 1) < min_leaf:
                continue
            gain = (left**2).sum() / left.sum() + (right**2).sum() / right.sum() - (mass.sum(0) ** 2).sum()
            if gain - top >= 1e-9:
                middle = (low + high) / 2
                best, top = (j, float(middle if middle < high else low), float(gain)), gain
    return best
