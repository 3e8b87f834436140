"""fits the transformer in the first fold and goes on using it in the others"""

import numpy as np


def cv_score(fit_transform, transform, fit, score, X, y, folds):
    scores = []
    state = None
    for train, test in folds:
        if state is None:
            state, Z = fit_transform(X[train], y[train])
        else:
            Z = transform(state, X[train])
        model = fit(Z, y[train])
        scores.append(score(model, transform(state, X[test]), y[test]))
    return np.array(scores)
