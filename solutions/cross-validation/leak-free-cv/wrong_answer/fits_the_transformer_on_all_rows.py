"""fits the transformer once, on all rows, so every fold has seen its test rows"""

import numpy as np


def cv_score(fit_transform, transform, fit, score, X, y, folds):
    state, Z = fit_transform(X, y)
    scores = []
    for train, test in folds:
        model = fit(Z[train], y[train])
        scores.append(score(model, transform(state, X[test]), y[test]))
    return np.array(scores)
