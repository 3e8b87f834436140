"""asks for the inner folds anew for each setting, so settings may be compared on different splits"""

import numpy as np


def nested(X, y, grid, outer, inner, fit, score):
    scores, chosen = [], []
    for train, test in outer:
        X_train, y_train = X[train], y[train]
        means = []
        for setting in grid:
            got = []
            for i, j in inner(len(train)):
                got.append(score(fit(setting, X_train[i], y_train[i]), X_train[j], y_train[j]))
            means.append(np.mean(got))
        best = int(np.argmax(means))
        model = fit(grid[best], X_train, y_train)
        scores.append(score(model, X[test], y[test]))
        chosen.append(best)
    return np.array(scores), chosen
