"""gives equal shares to the label of the nearest row among them"""

import numpy as np


def knn_classify(X, y, Q, k, weights="uniform"):
    X, Q = np.asarray(X, dtype=float), np.asarray(Q, dtype=float)
    names, code = np.unique(y, return_inverse=True)
    labels, shares = [], []
    for q in Q:
        d = np.sqrt(((X - q) ** 2).sum(axis=1))
        near = np.argsort(d, kind="stable")[:k]
        w = np.ones(k)
        if weights == "distance":
            w = (d[near] == 0).astype(float) if d[near[0]] == 0 else 1 / d[near]
        votes = {}
        for label, vote in zip(code[near], w):
            votes[label] = votes.get(label, 0) + vote
        labels.append(max(votes, key=votes.get))
        shares.append([votes.get(c, 0) / w.sum() for c in range(len(names))])
    return names[labels], np.array(shares)
