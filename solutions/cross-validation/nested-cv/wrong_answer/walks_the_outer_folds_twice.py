"""walks the outer folds once to search and once more to score, when an iterator has nothing left"""

import numpy as np


def search(X, y, grid, folds, fit, score):
    means = [np.mean([score(fit(s, X[i], y[i]), X[j], y[j]) for i, j in folds]) for s in grid]
    return int(np.argmax(means))


def nested(X, y, grid, outer, inner, fit, score):
    chosen = []
    for train, _ in outer:
        chosen.append(search(X[train], y[train], grid, inner(len(train)), fit, score))
    scores = []
    for (train, test), best in zip(outer, chosen):
        model = fit(grid[best], X[train], y[train])
        scores.append(score(model, X[test], y[test]))
    return np.array(scores), chosen
