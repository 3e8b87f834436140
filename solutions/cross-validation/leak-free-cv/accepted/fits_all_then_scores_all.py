"""fits every fold first, keeps state and model, and scores in a second pass over its own list"""

import numpy as np


def cv_score(fit_transform, transform, fit, score, X, y, folds):
    fitted = []
    for train, test in folds:
        state, Z = fit_transform(np.take(X, train, axis=0), np.take(y, train))
        fitted.append((test, state, fit(Z, np.take(y, train))))
    out = np.empty(len(fitted))
    for i, (test, state, model) in enumerate(fitted):
        out[i] = score(model, transform(state, np.take(X, test, axis=0)), np.take(y, test))
    return out
