"""divides by zero for empty segments, with a warning"""

import numpy as np


def segment_reduce(x, ids, n, op):
    x, ids = np.asarray(x, dtype=float), np.asarray(ids, dtype=int)
    if op == "sum":
        return np.bincount(ids, weights=x, minlength=n)
    if op == "mean":
        total, count = np.bincount(ids, weights=x, minlength=n), np.bincount(ids, minlength=n)
        return total / count
    top = np.full(n, -np.inf)
    np.maximum.at(top, ids, x)
    if op == "max":
        return top
    if op == "softmax":
        weights = np.exp(x - top[ids])
        return weights / np.bincount(ids, weights=weights, minlength=n)[ids]
    raise ValueError(f"no reduction named {op}")
