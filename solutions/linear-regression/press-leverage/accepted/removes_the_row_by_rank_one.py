"""Sherman-Morrison downdate of the pseudo-inverted Gram matrix, one row at a time"""

import numpy as np


def press(X, y):
    X = np.asarray(X, dtype=np.float64)
    y = np.asarray(y, dtype=np.float64)
    Z = X - X.mean(axis=0)
    scale = np.abs(Z).max(axis=0, initial=0.0)
    A = np.column_stack([np.ones(len(y)), Z / np.where(scale > 1e-9, scale, 1.0)])
    C = np.linalg.pinv(A.T @ A, rcond=1e-12, hermitian=True)
    t = y - y.mean()
    moment = A.T @ t
    h, loo = np.empty(len(y)), np.empty(len(y))
    for i, a in enumerate(A):
        Ca = C @ a
        h[i] = a @ Ca
        if 1 - h[i] <= 1e-10:
            loo[i] = np.nan
            continue
        without = C + np.outer(Ca, Ca) / (1 - h[i])
        loo[i] = t[i] - a @ (without @ (moment - a * t[i]))
    return h, loo
