"""returns the shares in the order of the segments"""

import numpy as np


def segment_reduce(x, ids, n, op):
    x, ids = np.asarray(x, dtype=float), np.asarray(ids, dtype=int)
    if op == "sum":
        return np.bincount(ids, weights=x, minlength=n)
    if op == "mean":
        total, count = np.bincount(ids, weights=x, minlength=n), np.bincount(ids, minlength=n)
        return np.divide(total, count, out=np.full(n, np.nan), where=count > 0)
    top = np.full(n, -np.inf)
    np.maximum.at(top, ids, x)
    if op == "max":
        return top
    if op == "softmax":
        weights = np.exp(x - top[ids])
        shares = weights / np.bincount(ids, weights=weights, minlength=n)[ids]
        return shares[np.argsort(ids, kind="stable")]
    raise ValueError(f"no reduction named {op}")
