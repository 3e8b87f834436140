"""hands every classifier the same array of targets and overwrites it for the next"""

import numpy as np


def ovr_fit_proba(X, y, X_new, fit_binary):
    classes = np.unique(y)
    K = len(classes)
    if K < 2:
        raise ValueError("at least two classes are needed")
    if K == 2:
        p = fit_binary(X, (y == classes[1]).astype(float))(X_new)
        return classes, np.column_stack([1 - p, p])
    t = np.empty(len(y))
    models = []
    for name in classes:
        t[:] = y == name
        models.append(fit_binary(X, t))
    P = np.column_stack([model(X_new) for model in models])
    total = P.sum(axis=1, keepdims=True)
    P = np.where(total > 0, P / np.where(total > 0, total, 1), 1 / K)
    return classes, P
