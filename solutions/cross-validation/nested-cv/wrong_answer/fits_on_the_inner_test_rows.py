"""takes the inner pairs the wrong way round: fits on the small side and scores on the large one"""

import numpy as np


def nested(X, y, grid, outer, inner, fit, score):
    scores, chosen = [], []
    for train, test in outer:
        X_train, y_train = X[train], y[train]
        folds = inner(len(train))
        means = []
        for setting in grid:
            got = [score(fit(setting, X_train[i], y_train[i]), X_train[j], y_train[j]) for j, i in folds]
            means.append(np.mean(got))
        best = int(np.argmax(means))
        model = fit(grid[best], X_train, y_train)
        scores.append(score(model, X[test], y[test]))
        chosen.append(best)
    return np.array(scores), chosen
