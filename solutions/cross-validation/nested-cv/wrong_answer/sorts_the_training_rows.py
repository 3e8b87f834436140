"""puts the outer training rows into file order, so that inner indices meet other rows"""

import numpy as np


def nested(X, y, grid, outer, inner, fit, score):
    scores, chosen = [], []
    for _, test in outer:
        keep = np.ones(len(X), dtype=bool)
        keep[test] = False
        A, b = X[keep], y[keep]
        folds = inner(len(A))
        means = [np.mean([score(fit(s, A[i], b[i]), A[j], b[j]) for i, j in folds]) for s in grid]
        best = int(np.argmax(means))
        chosen.append(best)
        scores.append(score(fit(grid[best], A, b), X[test], y[test]))
    return np.array(scores), chosen
