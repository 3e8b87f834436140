"""scores each model on the rows that it was fitted on"""

import numpy as np


def cv_score(fit_transform, transform, fit, score, X, y, folds):
    scores = []
    for train, _ in folds:
        X_train, y_train = X[train], y[train]
        state, Z = fit_transform(X_train, y_train)
        model = fit(Z, y_train)
        scores.append(score(model, transform(state, X_train), y_train))
    return np.array(scores)
