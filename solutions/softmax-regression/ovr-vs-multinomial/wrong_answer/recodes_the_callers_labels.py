"""replaces the caller's labels by class numbers, in place"""

import numpy as np


def ovr_fit_proba(X, y, X_new, fit_binary):
    classes = np.unique(y)
    if len(classes) < 2:
        raise ValueError("need at least two classes")
    for code, name in enumerate(classes):
        y[y == name] = code
    if len(classes) == 2:
        p = fit_binary(X, (y == 1).astype(int))(X_new)
        return classes, np.column_stack([1 - p, p])
    P = np.column_stack([fit_binary(X, (y == code).astype(int))(X_new) for code in range(len(classes))])
    total = P.sum(axis=1, keepdims=True)
    return classes, np.where(total > 0, P, 1 / len(classes)) / np.where(total > 0, total, 1)
