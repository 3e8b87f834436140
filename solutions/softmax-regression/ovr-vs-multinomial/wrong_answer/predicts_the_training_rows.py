"""asks the classifiers about the training rows instead of the new ones"""

import numpy as np


def ovr_fit_proba(X, y, X_new, fit_binary):
    classes = np.unique(y)
    if len(classes) < 2:
        raise ValueError("need at least two classes")
    if len(classes) == 2:
        p = fit_binary(X, (y == classes[1]).astype(int))(X)[: len(X_new)]
        return classes, np.column_stack([1 - p, p])
    P = np.column_stack([fit_binary(X, (y == c).astype(int))(X)[: len(X_new)] for c in classes])
    total = P.sum(axis=1, keepdims=True)
    return classes, np.where(total > 0, P, 1 / len(classes)) / np.where(total > 0, total, 1)
