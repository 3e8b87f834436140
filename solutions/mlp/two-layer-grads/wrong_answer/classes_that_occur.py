"""takes only as many classes as the labels of the batch reach"""

import numpy as np


def two_layer_grads(X, y, W1, b1, W2, b2):
    X, W1, W2 = (np.asarray(array, dtype=float) for array in (X, W1, W2))
    rows = np.arange(len(X))
    A = X @ W1.T + b1
    H = np.maximum(A, 0)
    Z = H @ W2.T + b2
    K = int(np.max(y)) + 1
    Z[:, K:] = -np.inf
    Z = Z - Z.max(axis=1, keepdims=True)
    log_p = Z - np.log(np.exp(Z).sum(axis=1, keepdims=True))
    D2 = np.exp(log_p)
    D2[rows, y] -= 1
    D2 /= len(X)
    D1 = D2 @ W2 * (A > 0)
    grads = {"W1": D1.T @ X, "b1": D1.sum(axis=0), "W2": D2.T @ H, "b2": D2.sum(axis=0), "X": D1 @ W1}
    return float(-log_p[rows, y].mean()), grads
