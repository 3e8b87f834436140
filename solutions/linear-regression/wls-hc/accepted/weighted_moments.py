"""weighted means taken out first and put back into the intercept; the sandwich from a QR of the design"""

import numpy as np


def wls(X, y, weights):
    X, y = np.asarray(X, dtype=np.float64), np.asarray(y, dtype=np.float64)
    share = np.asarray(weights, dtype=np.float64)
    share = share / share.sum()
    x_mean, y_mean = share @ X, share @ y
    Z = X - x_mean
    slopes = np.linalg.solve((Z * share[:, None]).T @ Z, Z.T @ (share * (y - y_mean)))
    return [float(y_mean - x_mean @ slopes), *map(float, slopes)]


def hc_se(X, y, kind):
    power = {"HC0": 0, "HC3": 1}.get(kind)
    if power is None:
        raise ValueError(kind)
    A = np.column_stack([np.ones(len(X)), X])
    Q, R = np.linalg.qr(A)
    h = np.sum(Q**2, axis=1)
    error = (y - Q @ (Q.T @ y)) / (1 - h) ** power
    rows = np.linalg.solve(R, Q.T * error)
    return np.linalg.norm(rows, axis=1)
