"""shuffles the caller's column and restores it afterwards, so the model meanwhile sees a changed X"""

import numpy as np


def perm_importance(predict, X, y, metric, repeats, rng):
    n, d = X.shape
    base = metric(y, predict(X))
    losses = np.zeros((repeats, d))
    for j in range(d):
        for r in range(repeats):
            kept = X[:, j].copy()
            X[:, j] = kept[rng.permutation(n)]
            losses[r, j] = base - metric(y, predict(X))
            X[:, j] = kept
    return losses.mean(axis=0), losses.std(axis=0)
