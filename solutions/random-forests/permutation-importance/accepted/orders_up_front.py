"""indexes with random orders, and sums by hand"""

import numpy as np


def perm_importance(predict, X, y, metric, repeats, rng):
    n, d = X.shape
    base = metric(y, predict(X.copy()))
    means, stds = [], []
    for j in range(d):
        losses = []
        for _ in range(repeats):
            order = np.argsort(rng.random(n))
            Z = np.concatenate([X[:, :j], X[order, j : j + 1], X[:, j + 1 :]], axis=1)
            losses.append(base - metric(y, predict(Z)))
        centre = sum(losses) / repeats
        means.append(centre)
        stds.append((sum((v - centre) ** 2 for v in losses) / repeats) ** 0.5)
    return means, stds
