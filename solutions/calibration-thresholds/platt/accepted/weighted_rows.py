"""each row twice, as a positive and as a negative with the target for weight; reweighted least squares"""

import numpy as np


def platt(s, y):
    s, y = np.asarray(s, dtype=np.float64), np.asarray(y) == 1
    hi = (np.count_nonzero(y) + 1.0) / (np.count_nonzero(y) + 2.0)
    lo = 1.0 / (np.count_nonzero(~y) + 2.0)
    t = np.where(y, hi, lo)
    mean, dev = np.mean(s), np.max(np.abs(s - np.mean(s)))
    z = (s - mean) / dev
    rows = np.concatenate([z, z])
    label = np.repeat([1.0, 0.0], len(z))
    weight = np.concatenate([t, 1 - t])

    def value(a, b):
        margin = np.where(label == 1, 1, -1) * (a * rows + b)
        return np.sum(weight * np.logaddexp(0, -margin))

    a = b = 0.0
    for _ in range(200):
        p = np.exp(-np.logaddexp(0, -(a * rows + b)))
        g = weight * (p - label)
        h = weight * p * (1 - p) + 1e-13
        saa, sab, sbb = np.sum(h * rows * rows), np.sum(h * rows), np.sum(h)
        ga, gb = np.sum(g * rows), np.sum(g)
        det = saa * sbb - sab * sab
        da, db = (sbb * ga - sab * gb) / det, (saa * gb - sab * ga) / det
        rate = 1.0
        while value(a - rate * da, b - rate * db) > value(a, b) + 1e-12:
            rate /= 2
        a, b = a - rate * da, b - rate * db
        if abs(da) + abs(db) < 1e-11:
            break
    return a / dev, b - a / dev * mean
