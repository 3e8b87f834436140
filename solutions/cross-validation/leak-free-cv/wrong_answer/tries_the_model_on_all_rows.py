"""fits a model on all rows before the folds begin"""

import numpy as np


def cv_score(fit_transform, transform, fit, score, X, y, folds):
    fit(X.copy(), y.copy())  # stop early if the model cannot take these data
    scores = []
    for train, test in folds:
        state, Z = fit_transform(X[train], y[train])
        model = fit(Z, y[train])
        scores.append(score(model, transform(state, X[test]), y[test]))
    return np.array(scores)
