"""stores the prediction in the type of the values, so whole values stay whole between knots"""

import numpy as np


def isotonic_fit(x, y, w=None):
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    w = np.ones(len(y)) if w is None else np.asarray(w, dtype=float)
    knots, group = np.unique(x, return_inverse=True)
    weight = np.bincount(group, weights=w)
    mean = np.bincount(group, weights=w * y) / weight
    blocks = []
    for m, v in zip(mean, weight):
        k = 1
        while blocks and blocks[-1][0] > m:
            m0, v0, k0 = blocks.pop()
            m, v, k = (m0 * v0 + m * v) / (v0 + v), v0 + v, k0 + k
        blocks.append((m, v, k))
    return knots, np.repeat([b[0] for b in blocks], [b[2] for b in blocks])


def isotonic_predict(knots, values, q):
    fitted = np.zeros(np.shape(q), dtype=np.asarray(values).dtype)
    fitted[...] = np.interp(q, knots, values)
    return fitted
