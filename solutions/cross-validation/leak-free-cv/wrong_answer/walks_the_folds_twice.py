"""counts the folds before it uses them, which uses them up if they are an iterator"""

import numpy as np


def cv_score(fit_transform, transform, fit, score, X, y, folds):
    scores = np.zeros(len(list(folds)))
    for i, (train, test) in enumerate(folds):
        state, Z = fit_transform(X[train], y[train])
        model = fit(Z, y[train])
        scores[i] = score(model, transform(state, X[test]), y[test])
    return scores
