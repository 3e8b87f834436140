"""takes a hundred steps of plain gradient descent and stops far from the minimum"""

import numpy as np


def fit(X, y, C):
    classes, code = np.unique(y, return_inverse=True)
    n, K = len(code), len(classes)
    X = np.asarray(X, dtype=float)
    Y = np.eye(K)[code]
    W, b = np.zeros((K, X.shape[1])), np.zeros(K)
    for _ in range(100):
        Z = X @ W.T + b
        P = np.exp(Z - Z.max(axis=1, keepdims=True))
        P /= P.sum(axis=1, keepdims=True)
        W -= 0.1 * ((P - Y).T @ X / n + W / (C * n))
        b -= 0.1 * (P - Y).mean(axis=0)
    return classes, W, b
