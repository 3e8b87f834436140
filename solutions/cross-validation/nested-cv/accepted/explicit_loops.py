"""plain loops over settings and inner folds, and a strict comparison that keeps the first of equals"""

import math


def nested(X, y, grid, outer, inner, fit, score):
    outer_scores, positions = [], []
    for train, test in outer:
        folds = list(inner(len(train)))
        best, best_total = None, -math.inf
        for position, setting in enumerate(grid):
            total = 0.0
            for inner_train, inner_test in folds:
                model = fit(setting, X[train[inner_train]], y[train[inner_train]])
                total += score(model, X[train[inner_test]], y[train[inner_test]])
            if best is None or total > best_total:
                best, best_total = position, total
        final = fit(grid[best], X[train], y[train])
        outer_scores.append(score(final, X[test], y[test]))
        positions.append(best)
    return outer_scores, positions
