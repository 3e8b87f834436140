"""fits on the inner validation rows and scores on the inner training rows"""

import numpy as np


def nested(X, y, grid, outer, inner, fit, score):
    scores, chosen = [], []
    for train, test in outer:
        A, b = X[train], y[train]
        folds = inner(len(train))
        means = []
        for setting in grid:
            values = [score(fit(setting, A[hold], b[hold]), A[rest], b[rest]) for rest, hold in folds]
            means.append(np.mean(values))
        best = int(np.argmax(means))
        chosen.append(best)
        scores.append(score(fit(grid[best], A, b), X[test], y[test]))
    return np.array(scores), chosen
