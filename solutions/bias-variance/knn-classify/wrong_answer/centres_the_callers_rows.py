"""centres the training rows and the queries in place"""

import numpy as np


def knn_classify(X, y, Q, k, weights="uniform"):
    names, code = np.unique(y, return_inverse=True)
    if X.dtype.kind == "f" and Q.dtype.kind == "f":
        shift = np.round(X.mean(axis=0))
        X -= shift
        Q -= shift
    A, B = X.astype(float), Q.astype(float)
    P = np.zeros((len(B), len(names)))
    for i, q in enumerate(B):
        d = np.sqrt(((A - q) ** 2).sum(axis=1))
        near = np.argsort(d, kind="stable")[:k]
        w = np.ones(k)
        if weights == "distance":
            w = (d[near] == 0).astype(float) if d[near[0]] == 0 else 1 / d[near]
        np.add.at(P[i], code[near], w)
    P /= P.sum(axis=1, keepdims=True)
    return names[P.argmax(axis=1)], P
