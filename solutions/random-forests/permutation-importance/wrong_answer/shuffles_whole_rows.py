"""shuffles whole rows, which keeps the ties between the columns"""

import numpy as np


def perm_importance(predict, X, y, metric, repeats, rng):
    n, d = X.shape
    base = metric(y, predict(X))
    losses = np.zeros((repeats, d))
    for j in range(d):
        for r in range(repeats):
            Z = X.copy()
            Z = Z[rng.permutation(n)]
            losses[r, j] = base - metric(y, predict(Z))
    return losses.mean(axis=0), losses.std(axis=0)
