"""draws one order per repeat and uses it for every column"""

import numpy as np


def perm_importance(predict, X, y, metric, repeats, rng):
    n, d = X.shape
    base = metric(y, predict(X))
    losses = np.zeros((repeats, d))
    orders = [rng.permutation(n) for _ in range(repeats)]
    for j in range(d):
        for r in range(repeats):
            Z = X.copy()
            Z[:, j] = Z[orders[r], j]
            losses[r, j] = base - metric(y, predict(Z))
    return losses.mean(axis=0), losses.std(axis=0)
