"""takes absolute errors around the mean instead of the median"""

import numpy as np


def node(y, loss):
    gap = y - y.mean()
    return (gap**2).sum() if loss == "squared" else np.abs(gap).sum()


def best_split(X, y, loss="squared", min_leaf=1):
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    y = y - y[0]
    n = len(y)
    best, top, tie = None, 0.0, 1e-9 * node(y, loss) / n
    for j in range(X.shape[1]):
        values = np.unique(X[:, j])
        for low, high in zip(values, values[1:]):
            left = X[:, j] <= low
            if min(left.sum(), (~left).sum()) < min_leaf:
                continue
            gain = (node(y, loss) - node(y[left], loss) - node(y[~left], loss)) / n
            if gain > top + tie:
                best, top = (j, (low + high) / 2, gain), gain
    return best
