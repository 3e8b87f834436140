"""the sigmoid by a hyperbolic tangent, and the decay of the weights as a factor"""

import numpy as np


def logreg_gd(X, y, lr, steps, l2=0.0):
    X, y = np.array(X, dtype=np.float64), np.array(y, dtype=np.float64)
    n, d = X.shape
    w, b, losses = np.zeros(d), 0.0, []
    for _ in range(steps):
        z = X.dot(w) + b
        losses.append(np.sum(np.maximum(z, 0) - z * y + np.log1p(np.exp(-np.abs(z)))) / n + l2 * w.dot(w) / 2)
        rest = 0.5 * (1 + np.tanh(z / 2)) - y
        b = b - lr * rest.sum() / n
        w = (1 - lr * l2) * w - lr * rest.dot(X) / n
    return w, b, losses
