"""takes a segment whose values add up to 0 for an empty one"""

import numpy as np


def segment_reduce(x, ids, n, op):
    if op == "sum":
        return np.bincount(ids, weights=x, minlength=n)
    if op == "mean":
        total, count = np.bincount(ids, weights=x, minlength=n), np.bincount(ids, minlength=n)
        return np.divide(total, count, out=np.full(n, np.nan), where=total != 0)
    top = np.full(n, -np.inf)
    np.maximum.at(top, ids, x)
    if op == "max":
        return top
    if op == "softmax":
        weights = np.exp(x - top[ids])  # every segment is shifted by a maximum of its own
        return weights / np.bincount(ids, weights=weights)[ids]
    raise ValueError(f"no reduction named {op}")
