"""drops what fit_transform returned and applies transform to the training rows, as if the two were the same"""

import numpy as np


def cv_score(fit_transform, transform, fit, score, X, y, folds):
    scores = []
    for train, test in folds:
        state, _ = fit_transform(X[train], y[train])
        model = fit(transform(state, X[train]), y[train])
        scores.append(score(model, transform(state, X[test]), y[test]))
    return np.array(scores)
