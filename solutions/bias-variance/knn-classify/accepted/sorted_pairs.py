"""plain Python: pairs of distance and position, sorted"""

import math


def knn_classify(X, y, Q, k, weights="uniform"):
    labels = [v.item() for v in y]
    classes = sorted(set(labels))
    rows = [[float(v) for v in row] for row in X]
    out, shares = [], []
    for query in Q:
        q = [float(v) for v in query]
        near = sorted((math.dist(row, q), i) for i, row in enumerate(rows))[:k]
        if weights == "distance" and near[0][0] == 0:
            near = [(1.0, i) for d, i in near if d == 0]
        elif weights == "uniform":
            near = [(1.0, i) for _, i in near]
        votes = {c: sum(1 / d for d, i in near if labels[i] == c) for c in classes}
        total = sum(votes.values())
        share = [votes[c] / total for c in classes]
        out.append(classes[share.index(max(share))])
        shares.append(share)
    return out, shares
