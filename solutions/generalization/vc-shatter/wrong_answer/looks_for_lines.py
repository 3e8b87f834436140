"""only asks whether three points lie on a line, besides their number"""

from itertools import combinations


def is_shattered(P):
    points = [[int(x) for x in row] for row in P]
    if len(points) > len(P[0] if len(P) else [0]) + 1:
        return False
    if len({tuple(p) for p in points}) < len(points):
        return False
    for a, b, c in combinations(points, 3):
        u, v = [x - y for x, y in zip(b, a)], [x - y for x, y in zip(c, a)]
        dot, uu, vv = (sum(x * y for x, y in zip(s, t)) for s, t in ((u, v), (u, u), (v, v)))
        if dot * dot == uu * vv:
            return False
    return True
