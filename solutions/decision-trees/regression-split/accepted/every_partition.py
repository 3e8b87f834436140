"""makes every partition and measures its children around their own centres"""

import numpy as np


def node(y, loss):
    if loss == "squared":
        return ((y - y.mean()) ** 2).sum()
    return np.abs(y - np.median(y)).sum()


def best_split(X, y, loss="squared", min_leaf=1):
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    y = y - y[0]
    n = len(y)
    cuts = []
    for j, column in enumerate(X.T):
        values = np.unique(column)
        for low, high in zip(values, values[1:]):
            left = column <= low
            if min_leaf <= left.sum() <= n - min_leaf:
                gain = node(y, loss) - node(y[left], loss) - node(y[~left], loss)
                cuts.append([j, (low + high) / 2, gain / n])
    tie = 1e-9 * node(y, loss) / n
    top = max((gain for _, _, gain in cuts), default=0)
    return next((cut for cut in cuts if cut[2] >= top - tie), None) if top > tie else None
