"""makes every partition and measures its children"""

import numpy as np


def gini(y, w):
    shares = [w[y == label].sum() / w.sum() for label in set(y.tolist())]
    return 1 - sum(p * p for p in shares)


def best_split(X, y, w=None, min_leaf=1):
    X, y = np.asarray(X, dtype=float), np.asarray(y)
    w = np.ones(len(y)) if w is None else np.asarray(w, dtype=float)
    cuts = []
    for j, column in enumerate(X.T):
        values = np.unique(column)
        for low, high in zip(values, values[1:]):
            left = column <= low
            if min(left.sum(), (~left).sum()) < min_leaf:
                continue
            share = w[left].sum() / w.sum()
            gain = gini(y, w) - share * gini(y[left], w[left]) - (1 - share) * gini(y[~left], w[~left])
            middle = (low + high) / 2
            cuts.append((j, low if middle >= high else middle, gain))
    top = max((gain for _, _, gain in cuts), default=0.0)
    if top < 1e-9:
        return None
    return next(cut for cut in cuts if top - cut[2] < 1e-9)
