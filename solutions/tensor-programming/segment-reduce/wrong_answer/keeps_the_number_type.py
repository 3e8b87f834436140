"""adds in the type of the values"""

import numpy as np


def segment_reduce(x, ids, n, op):
    kind = np.asarray(x).dtype
    x, ids = np.asarray(x, dtype=float), np.asarray(ids, dtype=int)
    if op == "sum":
        out = np.zeros(n, dtype=kind)
        np.add.at(out, ids, x.astype(kind))
        return out.astype(float)
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
