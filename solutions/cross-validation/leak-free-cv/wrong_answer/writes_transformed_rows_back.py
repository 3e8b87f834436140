"""writes the transformed rows back into X, where the next fold takes them for raw ones"""

import numpy as np


def cv_score(fit_transform, transform, fit, score, X, y, folds):
    scores = []
    for train, test in folds:
        state, Z = fit_transform(X[train], y[train])
        model = fit(Z, y[train])
        Z_test = transform(state, X[test])
        if Z_test.shape == X[test].shape:
            X[test] = Z_test
        scores.append(score(model, Z_test, y[test]))
    return np.array(scores)
