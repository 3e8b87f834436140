"""`max` over positions, which returns the first of equals, and a generator for the pairs"""

import numpy as np


def nested(X, y, grid, outer, inner, fit, score):
    def one(train, test):
        inside = [(np.take(train, i), np.take(train, j)) for i, j in inner(len(train))]

        def mean_score(position):
            models = [(fit(grid[position], X[i], y[i]), j) for i, j in inside]
            return sum(score(model, X[j], y[j]) for model, j in models) / len(inside)

        best = max(range(len(grid)), key=mean_score)
        return score(fit(grid[best], X[train], y[train]), X[test], y[test]), best

    scores, chosen = zip(*(one(train, test) for train, test in outer))
    return np.array(scores), list(chosen)
