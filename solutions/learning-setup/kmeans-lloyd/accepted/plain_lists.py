"""lists of rows, grouped and averaged one column at a time"""

import math


def kmeans(X, C0, max_iter, tol):
    rows = [[float(v) for v in row] for row in X]
    centres = [[float(v) for v in row] for row in C0]
    made = 0
    for _ in range(max_iter):
        made += 1
        groups = {}
        for row in rows:
            groups.setdefault(closest(row, centres)[0], []).append(row)
        farthest = 0.0
        for j, members in groups.items():
            centre = [math.fsum(column) / len(members) for column in zip(*members, strict=True)]
            farthest = max(farthest, math.dist(centre, centres[j]))
            centres[j] = centre
        if farthest <= tol:
            break
    found = [closest(row, centres) for row in rows]
    return centres, [j for j, _ in found], math.fsum(cost for _, cost in found), made


def closest(row, centres):
    costs = [sum((u - v) ** 2 for u, v in zip(row, centre, strict=True)) for centre in centres]
    return min(enumerate(costs), key=lambda pair: (pair[1], pair[0]))
