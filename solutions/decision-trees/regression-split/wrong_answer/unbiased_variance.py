"""divides squared errors by one less than the rows of each node"""

import numpy as np


def node(y, loss):
    if loss == "squared":
        return y.var(ddof=1) if len(y) > 1 else 0.0
    return np.abs(y - np.median(y)).mean()


def best_split(X, y, loss="squared", min_leaf=1):
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    best, top, tie = None, 0.0, 1e-9 * node(y, loss)
    for j in range(X.shape[1]):
        values = np.unique(X[:, j])
        for low, high in zip(values, values[1:]):
            left = X[:, j] <= low
            if min(left.sum(), (~left).sum()) < min_leaf:
                continue
            share = left.mean()
            gain = node(y, loss) - share * node(y[left], loss) - (1 - share) * node(y[~left], loss)
            if gain > top + tie:
                best, top = (j, (low + high) / 2, gain), gain
    return best
