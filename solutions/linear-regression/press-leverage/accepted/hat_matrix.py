"""the whole hat matrix of the centred columns plus 1/n; leave-one-out as y less a weighted mean of the others"""

import numpy as np


def press(X, y):
    X = np.asarray(X, dtype=np.float64)
    y = np.asarray(y, dtype=np.float64)
    n = len(y)
    Z = X - X.mean(axis=0)
    hat = Z @ np.linalg.pinv(Z, rcond=1e-13) + 1 / n
    h = hat.diagonal().copy()
    others = hat - np.diag(h)
    with np.errstate(all="ignore"):
        loo = y - y.mean() - others @ (y - y.mean()) / (1 - h)
    loo[1 - h <= 1e-10] = np.nan
    return h, loo
