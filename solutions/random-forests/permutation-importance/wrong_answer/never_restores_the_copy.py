"""keeps shuffling one copy, so that columns shuffled before stay shuffled"""

import numpy as np


def perm_importance(predict, X, y, metric, repeats, rng):
    n, d = X.shape
    base = metric(y, predict(X))
    losses = np.zeros((repeats, d))
    Z = X.copy()
    for j in range(d):
        for r in range(repeats):
            Z[:, j] = Z[rng.permutation(n), j]
            losses[r, j] = base - metric(y, predict(Z))
    return losses.mean(axis=0), losses.std(axis=0)
