"""clips probabilities at 1e-12 before the logarithm, which caps the loss at 27.6"""

import numpy as np


def logreg_gd(X, y, lr, steps, l2=0.0):
    X = np.asarray(X, dtype=np.float64)
    y = np.asarray(y, dtype=np.float64)
    n, d = X.shape
    w = np.zeros(d)
    b = 0.0
    losses = []
    for _ in range(steps):
        z = X @ w + b
        p = np.exp(-np.logaddexp(0, -z))
        q = np.clip(p, 1e-12, 1 - 1e-12)
        loss = -np.mean(y * np.log(q) + (1 - y) * np.log(1 - q))
        losses.append(loss + 0.5 * l2 * np.sum(w**2))
        grad_w = X.T @ (p - y) / n + l2 * w
        grad_b = np.mean(p - y)
        w = w - lr * grad_w
        b = b - lr * grad_b
    return w, b, np.array(losses)
