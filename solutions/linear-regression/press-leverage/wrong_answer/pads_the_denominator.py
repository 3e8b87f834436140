"""adds 1e-8 to the denominator, so a row that decides its own fit gets a number that means nothing"""

import numpy as np


def press(X, y):
    X = np.asarray(X, dtype=float)
    y = np.asarray(y, dtype=float)
    Z = X - X.mean(axis=0)
    r = y - y.mean()
    P = np.linalg.pinv(Z)
    h = 1 / len(y) + np.sum(Z * P.T, axis=1)
    return h, (r - Z @ (P @ r)) / (1.0 - h + 1e-8)
