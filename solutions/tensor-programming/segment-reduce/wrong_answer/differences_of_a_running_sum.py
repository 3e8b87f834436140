"""takes differences of one running sum, in which a large segment drowns the small ones"""

import numpy as np


def segment_reduce(x, ids, n, op):
    if op == "sum":
        order = np.argsort(ids, kind="stable")
        ends = np.searchsorted(ids[order], np.arange(n), side="right")
        running = np.append(0.0, np.cumsum(x[order], dtype=float))
        return np.diff(running[ends], prepend=0.0)
    if op == "mean":
        total, count = np.bincount(ids, weights=x, minlength=n), np.bincount(ids, minlength=n)
        return np.divide(total, count, out=np.full(n, np.nan), where=count > 0)
    top = np.full(n, -np.inf)
    np.maximum.at(top, ids, x)
    if op == "max":
        return top
    if op == "softmax":
        weights = np.exp(x - top[ids])
        return weights / np.bincount(ids, weights=weights)[ids]
    raise ValueError(f"no reduction named {op}")
