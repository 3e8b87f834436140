"""asks whether the points span the whole space, so fewer than d + 1 points fail"""

from fractions import Fraction


def is_shattered(P):
    points = [[Fraction(int(x)) for x in row] for row in P]
    d = P.shape[1]
    rows = [[x - y for x, y in zip(p, points[0])] for p in points[1:]]
    rank = 0
    for column in range(d):
        at = next((i for i in range(rank, len(rows)) if rows[i][column]), None)
        if at is None:
            continue
        rows[rank], rows[at] = rows[at], rows[rank]
        for i in range(rank + 1, len(rows)):
            f = rows[i][column] / rows[rank][column]
            rows[i] = [x - f * y for x, y in zip(rows[i], rows[rank])]
        rank += 1
    return rank == d and len(points) == d + 1
