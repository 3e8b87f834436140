"""ranks by distances rounded to ten digits"""

import numpy as np


def knn_classify(X, y, Q, k, weights="uniform"):
    X, Q = np.asarray(X, dtype=float), np.asarray(Q, dtype=float)
    names, code = np.unique(y, return_inverse=True)
    P = np.zeros((len(Q), len(names)))
    for i, q in enumerate(Q):
        d = np.sqrt(((X - q) ** 2).sum(axis=1))
        near = np.argsort(np.round(d, 10), kind="stable")[:k]
        if weights == "uniform":
            w = np.ones(k)
        elif (d[near] == 0).any():
            w = (d[near] == 0).astype(float)
        else:
            w = 1 / d[near]
        np.add.at(P[i], code[near], w)
    P /= P.sum(axis=1, keepdims=True)
    return names[P.argmax(axis=1)], P
