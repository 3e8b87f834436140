"""compares `min_leaf` with the weight of a child instead of its number of rows"""

import numpy as np


def gini(y, w):
    p = np.array([w[y == k].sum() for k in np.unique(y)]) / w.sum()
    return 1 - p @ p


def best_split(X, y, w=None, min_leaf=1):
    X, y = np.asarray(X, dtype=float), np.asarray(y)
    w = np.ones(len(y)) if w is None else np.asarray(w, dtype=float)
    best, top = None, 0.0
    for j in range(X.shape[1]):
        values = np.unique(X[:, j])
        for low, high in zip(values, values[1:]):
            left = X[:, j] <= low
            if min(w[left].sum(), w[~left].sum()) < min_leaf:
                continue
            share = w[left].sum() / w.sum()
            gain = gini(y, w) - share * gini(y[left], w[left]) - (1 - share) * gini(y[~left], w[~left])
            if gain - top >= 1e-9:
                middle = (low + high) / 2
                best, top = (j, middle if middle < high else low, gain), gain
    return best
