"""turns the index sets into masks, so rows come in ascending order, and builds the array from a generator"""

import numpy as np


def cv_score(fit_transform, transform, fit, score, X, y, folds):
    X, y = np.asarray(X), np.asarray(y)

    def mask(rows):
        chosen = np.zeros(len(X), dtype=bool)
        chosen[rows] = True
        return chosen

    def scores():
        for train, test in folds:
            seen, held_out = mask(train), mask(test)
            state, Z = fit_transform(X[seen], y[seen])
            model = fit(Z, y[seen])
            yield score(model, transform(state, X[held_out]), y[held_out])

    return np.fromiter(scores(), dtype=float)
