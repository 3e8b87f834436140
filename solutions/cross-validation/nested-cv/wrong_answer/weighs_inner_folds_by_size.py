"""weighs inner folds by their number of rows"""

import numpy as np


def nested(X, y, grid, outer, inner, fit, score):
    scores, chosen = [], []
    for train, test in outer:
        A, b = X[train], y[train]
        folds = inner(len(train))
        sizes = [len(hold) for _, hold in folds]
        means = [
            np.average(
                [score(fit(setting, A[rest], b[rest]), A[hold], b[hold]) for rest, hold in folds],
                weights=sizes,
            )
            for setting in grid
        ]
        best = int(np.argmax(means))
        chosen.append(best)
        scores.append(score(fit(grid[best], A, b), X[test], y[test]))
    return np.array(scores), chosen
