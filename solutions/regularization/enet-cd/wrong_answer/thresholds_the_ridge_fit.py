"""soft-thresholds the ridge solution, which is right for orthogonal columns only"""

import numpy as np


def enet(X, y, alpha, l1_ratio):
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    n, d = X.shape
    C, t = X - X.mean(axis=0), y - y.mean()
    gram = C.T @ C / n + alpha * (1 - l1_ratio) * np.eye(d)
    w = np.linalg.lstsq(gram, C.T @ t / n)[0]
    curvature = np.maximum(np.diag(gram), 1e-300)
    w = np.sign(w) * np.maximum(np.abs(w) - alpha * l1_ratio / curvature, 0)
    return w, y.mean() - X.mean(axis=0) @ w
