"""sorts by id, reduces runs with reduceat, and scatters the results"""

import numpy as np


def segment_reduce(x, ids, n, op):
    if op not in ("sum", "mean", "max", "softmax"):
        raise ValueError(op)
    order = np.argsort(ids, kind="stable")
    v, s = np.asarray(x)[order].astype(float), np.asarray(ids)[order].astype(int)
    begins = np.flatnonzero(np.diff(s, prepend=-1))
    which = s[begins]

    def spread(ufunc, values, empty):
        out = np.full(n, empty)
        if len(values):
            out[which] = ufunc.reduceat(values, begins)
        return out

    if op == "sum":
        return spread(np.add, v, 0.0)
    if op == "max":
        return spread(np.maximum, v, -np.inf)
    if op == "mean":
        counts = spread(np.add, np.ones(len(v)), np.nan)
        return spread(np.add, v, np.nan) / counts
    weights = np.exp(v - spread(np.maximum, v, 0.0)[s])
    shares = np.empty(len(v))
    shares[order] = weights / spread(np.add, weights, 1.0)[s]
    return shares
