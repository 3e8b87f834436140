"""fits the transformer in each fold, but on its training and test rows together"""

import numpy as np


def cv_score(fit_transform, transform, fit, score, X, y, folds):
    scores = []
    for train, test in folds:
        rows = np.concatenate([train, test])
        state, Z = fit_transform(X[rows], y[rows])
        Z_train = Z[: len(train)]
        model = fit(Z_train, y[train])
        scores.append(score(model, transform(state, X[test]), y[test]))
    return np.array(scores)
