"""computes in the type of X, so float32 rounds every step"""

import numpy as np


def logreg_gd(X, y, lr, steps, l2=0.0):
    X = np.asarray(X)
    kind = X.dtype if X.dtype.kind == "f" else np.float64
    y = np.asarray(y, dtype=kind)
    n, d = X.shape
    w = np.zeros(d, dtype=kind)
    b = 0.0
    losses = []
    for _ in range(steps):
        z = X @ w + b
        p = np.exp(-np.logaddexp(0, -z))
        loss = np.mean(np.logaddexp(0, z) - y * z)
        losses.append(loss + 0.5 * l2 * np.sum(w**2))
        grad_w = X.T @ (p - y) / n + l2 * w
        grad_b = np.mean(p - y)
        w = w - lr * grad_w
        b = b - lr * grad_b
    return w, b, np.array(losses)
