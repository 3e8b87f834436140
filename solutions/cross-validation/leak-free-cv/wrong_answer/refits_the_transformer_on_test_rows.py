"""fits the transformer anew on the test rows instead of applying the one from training"""

import numpy as np


def cv_score(fit_transform, transform, fit, score, X, y, folds):
    scores = []
    for train, test in folds:
        _, Z_train = fit_transform(X[train], y[train])
        _, Z_test = fit_transform(X[test], y[test])
        model = fit(Z_train, y[train])
        scores.append(score(model, Z_test, y[test]))
    return np.array(scores)
