"""scores a model from the search, fitted on part of the training rows, without refitting the chosen setting"""

import numpy as np


def nested(X, y, grid, outer, inner, fit, score):
    scores, chosen = [], []
    for train, test in outer:
        X_train, y_train = X[train], y[train]
        folds = inner(len(train))
        best, best_mean, best_model = 0, -np.inf, None
        for position, setting in enumerate(grid):
            got = []
            for i, j in folds:
                model = fit(setting, X_train[i], y_train[i])
                got.append(score(model, X_train[j], y_train[j]))
            if np.mean(got) > best_mean:
                best, best_mean, best_model = position, np.mean(got), model
        scores.append(score(best_model, X[test], y[test]))
        chosen.append(best)
    return np.array(scores), chosen
