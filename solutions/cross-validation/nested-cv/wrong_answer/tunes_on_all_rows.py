"""chooses the setting once on all rows, the outer test rows included, and only scores it by fold"""

import numpy as np


def nested(X, y, grid, outer, inner, fit, score):
    folds = inner(len(X))
    means = []
    for setting in grid:
        got = [score(fit(setting, X[i], y[i]), X[j], y[j]) for i, j in folds]
        means.append(np.mean(got))
    best = int(np.argmax(means))
    scores, chosen = [], []
    for train, test in outer:
        model = fit(grid[best], X[train], y[train])
        scores.append(score(model, X[test], y[test]))
        chosen.append(best)
    return np.array(scores), chosen
