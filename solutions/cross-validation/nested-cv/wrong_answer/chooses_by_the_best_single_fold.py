"""compares settings by their best inner fold instead of their mean"""

import numpy as np


def nested(X, y, grid, outer, inner, fit, score):
    scores, chosen = [], []
    for train, test in outer:
        X_train, y_train = X[train], y[train]
        folds = inner(len(train))
        table = np.array(
            [
                [score(fit(setting, X_train[i], y_train[i]), X_train[j], y_train[j]) for i, j in folds]
                for setting in grid
            ]
        )
        best = int(np.unravel_index(table.argmax(), table.shape)[0])
        model = fit(grid[best], X_train, y_train)
        scores.append(score(model, X[test], y[test]))
        chosen.append(best)
    return np.array(scores), chosen
