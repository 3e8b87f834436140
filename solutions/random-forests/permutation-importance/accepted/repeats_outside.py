"""goes through the repeats outside and the columns inside, and shuffles a copy in place"""

import numpy as np


def perm_importance(predict, X, y, metric, repeats, rng):
    scores = []
    for _ in range(repeats):
        row = []
        for j in range(X.shape[1]):
            Z = np.array(X)
            column = Z[:, j].copy()
            rng.shuffle(column)
            Z[:, j] = column
            row.append(metric(y, predict(Z)))
        scores.append(row)
    losses = metric(y, predict(X)) - np.array(scores)
    return np.mean(losses, axis=0), np.sqrt(np.var(losses, axis=0))
