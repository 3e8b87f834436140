"""applies the inner indices to X itself, so the search works on the wrong rows, outer test rows among them"""

import numpy as np


def nested(X, y, grid, outer, inner, fit, score):
    scores, chosen = [], []
    for train, test in outer:
        folds = inner(len(train))
        means = []
        for setting in grid:
            got = [score(fit(setting, X[i], y[i]), X[j], y[j]) for i, j in folds]
            means.append(np.mean(got))
        best = int(np.argmax(means))
        model = fit(grid[best], X[train], y[train])
        scores.append(score(model, X[test], y[test]))
        chosen.append(best)
    return np.array(scores), chosen
