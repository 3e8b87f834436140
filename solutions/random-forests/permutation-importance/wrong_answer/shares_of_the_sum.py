"""divides the means by their sum, so that they add up to 1"""

import numpy as np


def perm_importance(predict, X, y, metric, repeats, rng):
    n, d = X.shape
    base = metric(y, predict(X))
    losses = np.zeros((repeats, d))
    for j in range(d):
        for r in range(repeats):
            Z = X.copy()
            Z[:, j] = Z[rng.permutation(n), j]
            losses[r, j] = base - metric(y, predict(Z))
    mean = losses.mean(axis=0)
    return mean / max(abs(mean.sum()), 1e-12), losses.std(axis=0)
