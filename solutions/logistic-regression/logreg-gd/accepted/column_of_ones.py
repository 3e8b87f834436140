"""one vector of weights with a column of ones, whose entry of the penalty is zero"""

import numpy as np


def logreg_gd(X, y, lr, steps, l2=0.0):
    X = np.asarray(X, dtype=float)
    t = np.where(np.asarray(y, dtype=float) > 0.5, 1.0, -1.0)
    A = np.column_stack([X, np.ones(len(X))])
    decay = np.append(np.full(X.shape[1], l2), 0.0)
    v, losses = np.zeros(A.shape[1]), np.empty(steps)
    for k in range(steps):
        m = t * (A @ v)
        losses[k] = np.logaddexp(0, -m).mean() + 0.5 * np.sum(decay * v**2)
        pull = -t * np.exp(-np.logaddexp(0, m))
        v = v - lr * (pull @ A / len(t) + decay * v)
    return v[:-1], float(v[-1]), losses
