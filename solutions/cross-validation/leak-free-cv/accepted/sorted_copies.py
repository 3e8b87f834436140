"""hands out sorted copies, and fills an array"""

import numpy as np


def cv_score(fit_transform, transform, fit, score, X, y, folds):
    folds = list(folds)
    result = np.empty(len(folds))
    for at, (train, test) in enumerate(folds):
        train, test = np.sort(train), np.sort(test)
        X_train, y_train, X_test, y_test = (np.array(a) for a in (X[train], y[train], X[test], y[test]))
        state, Z = fit_transform(X_train, y_train)
        Z_test = transform(state, X_test)
        result[at] = score(fit(Z, y_train), Z_test, y_test)
    return result
