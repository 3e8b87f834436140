"""fills a table of inner scores fold by fold, and takes its best column"""

import numpy as np


def nested(X, y, grid, outer, inner, fit, score):
    scores, chosen = [], []
    for train, test in outer:
        train = np.asarray(train)
        folds = inner(train.size)
        table = np.empty((len(folds), len(grid)))
        for row, (i, j) in enumerate(folds):
            for column, setting in enumerate(grid):
                model = fit(setting, X[train[i]], y[train[i]])
                table[row, column] = score(model, X[train[j]], y[train[j]])
        best = table.mean(axis=0).argmax()
        chosen.append(best)
        scores.append(score(fit(grid[best], X[train], y[train]), X[test], y[test]))
    return scores, np.array(chosen)
