"""leaves out weights that are zero after the first pass, so none of them can return"""

import numpy as np


def soft(z, t):
    return np.sign(z) * np.maximum(np.abs(z) - t, 0.0)


def enet(X, y, alpha, l1_ratio):
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    n, d = X.shape
    C, t = X - X.mean(axis=0), y - y.mean()
    l1, l2 = alpha * l1_ratio, alpha * (1 - l1_ratio)
    w = np.zeros(d)
    square = (C**2).sum(axis=0) / n
    residual = t.copy()
    for _ in range(2000):
        before = w.copy()
        for j in range(d):
            if square[j] == 0 or (_ > 0 and w[j] == 0):
                continue
            z = C[:, j] @ residual / n + square[j] * w[j]
            new = soft(z, l1) / (square[j] + l2)
            residual -= C[:, j] * (new - w[j])
            w[j] = new
        if np.abs(w - before).max() < 1e-12:
            break
    return w, y.mean() - X.mean(axis=0) @ w
