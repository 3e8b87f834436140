"""one array of all distances, and a product with one-hot labels"""

import numpy as np


def knn_classify(X, y, Q, k, weights="uniform"):
    X, Q, y = np.asarray(X, float), np.asarray(Q, float), np.asarray(y)
    D = np.linalg.norm(Q[:, None, :] - X[None, :, :], axis=2)
    near = np.argsort(D, axis=1, kind="stable")[:, :k]
    close = np.take_along_axis(D, near, axis=1)
    if weights == "distance":
        hit = close == 0
        with np.errstate(divide="ignore"):
            votes = np.where(hit.any(axis=1, keepdims=True), hit, 1.0 / close)
    else:
        votes = np.ones_like(close)
    classes = np.unique(y)
    onehot = (y[:, None] == classes).astype(float)
    P = np.einsum("qk,qkc->qc", votes, onehot[near])
    P = P / P.sum(axis=1, keepdims=True)
    return [classes[i] for i in P.argmax(axis=1)], P
