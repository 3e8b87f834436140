"""the meat added up row by row, leave-one-out residuals by refitting, weights on the right-hand side of a QR"""

import numpy as np


def wls(X, y, weights):
    rows = [i for i in range(len(y)) if weights[i] > 0]
    root = np.array([float(weights[i]) ** 0.5 for i in rows])
    A = np.column_stack([np.ones(len(rows)), np.asarray(X, dtype=float)[rows]])
    Q, R = np.linalg.qr(A * root.reshape(-1, 1))
    return np.linalg.solve(R, Q.T @ (np.asarray(y, dtype=float)[rows] * root))


def hc_se(X, y, kind):
    if kind == "HC0":
        coef = [np.array(wls(X, y, np.ones(len(y))))] * len(y)
    elif kind == "HC3":
        coef = [wls(X, y, np.arange(len(y)) != i) for i in range(len(y))]
    else:
        raise ValueError(f"no kind {kind}")
    A = np.column_stack([np.ones(len(X)), X])
    maps = np.linalg.pinv(A).T
    total = np.zeros(A.shape[1])
    for a, target, c, m in zip(A, y, coef, maps):
        total += (m * (target - a @ c)) ** 2
    return total**0.5
