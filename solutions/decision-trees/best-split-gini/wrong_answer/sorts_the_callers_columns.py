"""sorts the caller's columns in place, which tears the rows apart"""

import numpy as np


def gini(mass):
    return mass.sum() - (mass**2).sum() / mass.sum()


def best_split(X, y, w=None, min_leaf=1):
    X = np.asarray(X)
    n, d = X.shape
    classes, codes = np.unique(y, return_inverse=True)
    mass = np.eye(len(classes))[codes] * (np.ones(n) if w is None else np.asarray(w))[:, None]
    mass /= mass.sum()
    best, top = None, 0.0
    for j in range(d):
        x = X[:, j]
        order = np.argsort(x)
        x.sort()
        left = np.cumsum(mass[order], axis=0)
        for i in range(n - 1):
            low, high = float(x[i]), float(x[i + 1])
            if low == high or min(i + 1, n - i - 1) < min_leaf:
                continue
            gain = gini(left[-1]) - gini(left[i]) - gini(left[-1] - left[i])
            if gain - top >= 1e-9:
                middle = (low + high) / 2
                best, top = (j, middle if middle < high else low, float(gain)), gain
    return best
