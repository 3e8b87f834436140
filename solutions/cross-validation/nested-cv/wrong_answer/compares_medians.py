"""compares settings by the median of their inner scores"""

import numpy as np


def nested(X, y, grid, outer, inner, fit, score):
    scores, chosen = [], []
    for train, test in outer:
        A, b = X[train], y[train]
        folds = inner(len(train))
        table = np.array([[score(fit(s, A[i], b[i]), A[j], b[j]) for i, j in folds] for s in grid])
        best = int(np.median(table, axis=1).argmax())
        chosen.append(best)
        scores.append(score(fit(grid[best], A, b), X[test], y[test]))
    return np.array(scores), chosen
