"""pools every falling run at once, in passes, until nothing falls"""

import numpy as np


def isotonic_fit(x, y, w=None):
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    w = np.ones(x.size) if w is None else np.asarray(w, dtype=float)
    order = np.argsort(x, kind="stable")
    x, y, w = x[order], y[order], w[order]
    start = np.flatnonzero(np.append(True, x[1:] != x[:-1]))
    weight, total = np.add.reduceat(w, start), np.add.reduceat(w * y, start)
    size = np.ones(len(start), dtype=int)
    while True:
        mean = total / weight
        heads = np.append(True, mean[1:] >= mean[:-1])
        if heads.all():
            return x[start].tolist(), np.repeat(mean, size).tolist()
        at = np.flatnonzero(heads)
        total, weight, size = (np.add.reduceat(part, at) for part in (total, weight, size))


def isotonic_predict(knots, values, q):
    knots, values, q = (np.asarray(part, dtype=float) for part in (knots, values, q))
    if len(knots) == 1:
        return np.full(q.shape, values[0])
    q = np.clip(q, knots[0], knots[-1])
    k = np.clip(np.searchsorted(knots, q, side="right") - 1, 0, len(knots) - 2)
    f = (q - knots[k]) / (knots[k + 1] - knots[k])
    return (1 - f) * values[k] + f * values[k + 1]
