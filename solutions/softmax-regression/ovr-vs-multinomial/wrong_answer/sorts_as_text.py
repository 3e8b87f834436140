"""sorts numbers as text, so that 10 comes before 2"""

import numpy as np


def ovr_fit_proba(X, y, X_new, fit_binary):
    classes = np.array(sorted(set(y.tolist()), key=str))
    K = len(classes)
    if K < 2:
        raise ValueError("at least two classes are needed")
    if K == 2:
        p = fit_binary(X, (y == classes[1]).astype(int))(X_new)
        return classes, np.column_stack([1 - p, p])
    P = np.column_stack([fit_binary(X, (y == name).astype(int))(X_new) for name in classes])
    total = P.sum(axis=1, keepdims=True)
    return classes, np.where(total > 0, P / np.where(total > 0, total, 1), 1 / K)
