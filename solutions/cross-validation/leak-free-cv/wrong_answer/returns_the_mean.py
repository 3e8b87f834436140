"""returns the mean of the scores instead of one score per fold"""

import numpy as np


def cv_score(fit_transform, transform, fit, score, X, y, folds):
    scores = []
    for train, test in folds:
        state, Z = fit_transform(X[train], y[train])
        model = fit(Z, y[train])
        scores.append(score(model, transform(state, X[test]), y[test]))
    return np.mean(scores)
