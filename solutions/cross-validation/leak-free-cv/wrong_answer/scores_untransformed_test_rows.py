"""scores the model on raw test rows, though it was fitted on transformed ones"""

import numpy as np


def cv_score(fit_transform, transform, fit, score, X, y, folds):
    scores = []
    for train, test in folds:
        state, Z = fit_transform(X[train], y[train])
        model = fit(Z, y[train])
        scores.append(score(model, X[test], y[test]))
    return np.array(scores)
