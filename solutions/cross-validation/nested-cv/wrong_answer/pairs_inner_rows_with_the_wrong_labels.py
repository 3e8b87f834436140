"""takes the inner rows from the outer training set and their labels from all of y"""

import numpy as np


def nested(X, y, grid, outer, inner, fit, score):
    scores, chosen = [], []
    for train, test in outer:
        X_train = X[train]
        folds = inner(len(train))
        means = []
        for setting in grid:
            got = [score(fit(setting, X_train[i], y[i]), X_train[j], y[j]) for i, j in folds]
            means.append(np.mean(got))
        best = int(np.argmax(means))
        model = fit(grid[best], X_train, y[train])
        scores.append(score(model, X[test], y[test]))
        chosen.append(best)
    return np.array(scores), chosen
