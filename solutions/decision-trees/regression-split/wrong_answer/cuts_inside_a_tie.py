"""scores cuts between rows of equal value, which no threshold can make"""

import numpy as np


def node(y, loss):
    if loss == "squared":
        return ((y - y.mean()) ** 2).sum()
    return np.abs(y - np.median(y)).sum()


def best_split(X, y, loss="squared", min_leaf=1):
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    y = y - y[0]
    n = len(y)
    best, top, tie = None, 0.0, 1e-9 * node(y, loss) / n
    for j in range(X.shape[1]):
        order = np.argsort(X[:, j], kind="stable")
        x, t = X[order, j], y[order]
        for i in range(max(min_leaf, 1), n - max(min_leaf, 1) + 1):
            gain = (node(t, loss) - node(t[:i], loss) - node(t[i:], loss)) / n
            if gain > top + tie:
                best, top = (j, float(x[i - 1] + x[i]) / 2, gain), gain
    return best
