"""starts the best score at zero, which no negative score ever beats"""

import numpy as np


def nested(X, y, grid, outer, inner, fit, score):
    scores, chosen = [], []
    for train, test in outer:
        X_train, y_train = X[train], y[train]
        folds = inner(len(train))
        best, best_mean = 0, 0.0
        for position, setting in enumerate(grid):
            got = [score(fit(setting, X_train[i], y_train[i]), X_train[j], y_train[j]) for i, j in folds]
            if np.mean(got) > best_mean:
                best, best_mean = position, np.mean(got)
        model = fit(grid[best], X_train, y_train)
        scores.append(score(model, X[test], y[test]))
        chosen.append(best)
    return np.array(scores), chosen
