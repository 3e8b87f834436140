"""a table of who belongs where, reduced along one axis"""

import numpy as np


def segment_reduce(x, ids, n, op):
    x = np.array(x, dtype=np.float64)
    member = np.asarray(ids)[None, :] == np.arange(n)[:, None]
    counts = member.sum(axis=1)
    top = np.where(member, x, -np.inf).max(axis=1, initial=-np.inf)
    if op == "sum":
        return np.where(member, x, 0.0).sum(axis=1)
    if op == "mean":
        sums = np.where(member, x, 0.0).sum(axis=1)
        return np.array([s / c if c else np.nan for s, c in zip(sums, counts)])
    if op == "max":
        return top
    if op == "softmax":
        at = np.asarray(ids).astype(int)
        e = np.exp(x - top[at])
        return e / np.where(member, e, 0.0).sum(axis=1)[at]
    raise ValueError("unknown op: " + op)
