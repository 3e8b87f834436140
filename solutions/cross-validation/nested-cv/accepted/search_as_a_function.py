"""a grid search over one data set, called for each outer fold; folds are the outer loop of the search"""

import numpy as np


def grid_search(X, y, grid, folds, fit, score):
    table = np.empty((len(folds), len(grid)))
    for i, (train, test) in enumerate(folds):
        for j, setting in enumerate(grid):
            table[i, j] = score(fit(setting, X[train], y[train]), X[test], y[test])
    return int(table.mean(axis=0).argmax())


def nested(X, y, grid, outer, inner, fit, score):
    chosen, scores = [], []
    for train, test in outer:
        best = grid_search(X[train], y[train], grid, inner(len(train)), fit, score)
        model = fit(grid[best], X[train], y[train])
        chosen.append(best)
        scores.append(score(model, X[test], y[test]))
    return np.array(scores), np.array(chosen)
