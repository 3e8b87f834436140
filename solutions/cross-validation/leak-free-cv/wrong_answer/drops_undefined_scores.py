"""leaves out the folds whose score is not a number"""

import numpy as np


def cv_score(fit_transform, transform, fit, score, X, y, folds):
    scores = []
    for train, test in folds:
        state, Z = fit_transform(X[train], y[train])
        value = score(fit(Z, y[train]), transform(state, X[test]), y[test])
        if not np.isnan(value):
            scores.append(value)
    return np.array(scores)
