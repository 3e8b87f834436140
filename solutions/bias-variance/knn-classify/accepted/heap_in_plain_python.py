"""a heap of the nearest rows, in plain Python"""

import heapq
import math


def knn_classify(X, y, Q, k, weights="uniform"):
    X, y, Q = X.tolist(), y.tolist(), Q.tolist()
    names = sorted(set(y))
    labels, P = [], []
    for q in Q:
        near = heapq.nsmallest(k, ((math.dist(x, q), i) for i, x in enumerate(X)))
        votes = {n: 0.0 for n in names}
        exact = weights == "distance" and near[0][0] == 0
        for d, i in near:
            votes[y[i]] += (d == 0) if exact else 1.0 if weights == "uniform" else 1 / d
        total = sum(votes.values())
        row = [votes[n] / total for n in names]
        P.append(row)
        labels.append(names[row.index(max(row))])
    return labels, P
