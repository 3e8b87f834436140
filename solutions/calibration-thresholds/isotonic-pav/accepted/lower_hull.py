"""slopes of the greatest convex minorant of the cumulated sums"""

import numpy as np


def isotonic_fit(x, y, w=None):
    x, y = np.asarray(x).astype(np.float64), np.asarray(y).astype(np.float64)
    w = np.ones_like(y) if w is None else np.asarray(w).astype(np.float64)
    knots, first = np.unique(x, return_index=False), None
    weight = np.zeros(len(knots))
    total = np.zeros(len(knots))
    where = np.searchsorted(knots, x)
    np.add.at(weight, where, w)
    np.add.at(total, where, w * y)
    first = [(0, 0.0, 0.0)]
    for i, (a, b) in enumerate(zip(np.cumsum(weight), np.cumsum(total)), start=1):
        while len(first) > 1 and (first[-1][2] - first[-2][2]) * (a - first[-1][1]) >= (b - first[-1][2]) * (
            first[-1][1] - first[-2][1]
        ):
            first.pop()
        first.append((i, a, b))
    values = []
    for (i, a, b), (j, c, d) in zip(first, first[1:]):
        values += [(d - b) / (c - a)] * (j - i)
    return list(knots), values


def isotonic_predict(knots, values, q):
    knots, values, q = np.asarray(knots), np.asarray(values), np.asarray(q, dtype=float)
    if len(knots) == 1:
        return np.full(q.shape, values[0])
    q = np.clip(q, knots[0], knots[-1])
    k = np.clip(np.searchsorted(knots, q, side="right") - 1, 0, len(knots) - 2)
    part = (q - knots[k]) / (knots[k + 1] - knots[k])
    return values[k] + part * (values[k + 1] - values[k])
