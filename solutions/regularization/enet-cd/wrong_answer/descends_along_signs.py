"""descends along a subgradient, so small weights hover around zero"""

import numpy as np


def enet(X, y, alpha, l1_ratio):
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    n, d = X.shape
    C, t = X - X.mean(axis=0), y - y.mean()
    gram, c = C.T @ C / n, C.T @ t / n
    step = 1 / (np.linalg.eigvalsh(gram)[-1] + alpha)
    w = np.zeros(d)
    for k in range(300):
        slope = gram @ w - c + alpha * (1 - l1_ratio) * w + alpha * l1_ratio * np.sign(w)
        w = w - step / (1 + k / 20) * slope
    return w, y.mean() - X.mean(axis=0) @ w
