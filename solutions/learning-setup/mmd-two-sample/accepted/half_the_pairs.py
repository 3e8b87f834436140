"""plain Python over each pair once"""

import math


def mmd2_unbiased(X, Y, gamma):
    X = [[float(v) for v in row] for row in X]
    Y = [[float(v) for v in row] for row in Y]
    if len(X) < 2 or len(Y) < 2:
        raise ValueError("too few rows")

    def k(a, b):
        return math.exp(-gamma * math.dist(a, b) ** 2)

    def own(rows):
        pairs = [k(a, b) for i, a in enumerate(rows) for b in rows[:i]]
        return sum(pairs) / len(pairs)

    mixed = [k(a, b) for a in X for b in Y]
    return own(X) + own(Y) - 2 * sum(mixed) / len(mixed)
