"""chooses the setting with the smallest score, as if it were a loss"""

import numpy as np


def nested(X, y, grid, outer, inner, fit, score):
    scores, chosen = [], []
    for train, test in outer:
        X_train, y_train = X[train], y[train]
        folds = inner(len(train))
        means = np.zeros(len(grid))
        for position, setting in enumerate(grid):
            for i, j in folds:
                model = fit(setting, X_train[i], y_train[i])
                means[position] += score(model, X_train[j], y_train[j]) / len(folds)
        best = int(np.argmin(means))
        model = fit(grid[best], X_train, y_train)
        scores.append(score(model, X[test], y[test]))
        chosen.append(best)
    return np.array(scores), chosen
