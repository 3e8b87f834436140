"""keeps the first row of each x and drops the others"""

import numpy as np


def isotonic_fit(x, y, w=None):
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    w = np.ones(len(y)) if w is None else np.asarray(w, dtype=float)
    knots, first = np.unique(x, return_index=True)
    mean, weight = y[first], w[first]
    blocks = []
    for m, v in zip(mean, weight):
        k = 1
        while blocks and blocks[-1][0] > m:
            m0, v0, k0 = blocks.pop()
            m, v, k = (m0 * v0 + m * v) / (v0 + v), v0 + v, k0 + k
        blocks.append((m, v, k))
    return knots, np.repeat([b[0] for b in blocks], [b[2] for b in blocks])


def isotonic_predict(knots, values, q):
    return np.interp(np.asarray(q, dtype=float), knots, values)
