"""sorts the caller's scores in place"""

import numpy as np


def theory(c_fp, c_fn, c_tp=0.0, c_tn=0.0):
    return (c_fp - c_tn) / (c_fp - c_tn + c_fn - c_tp)


def empirical(y, p, c_fp, c_fn):
    y = np.asarray(y).astype(bool)[np.argsort(p, kind="stable")]
    p.sort()
    best = np.inf, c_fn * y.sum()
    for t in np.unique(p)[::-1]:
        cost = c_fp * (~y[p >= t]).sum() + c_fn * y[p < t].sum()
        if cost < best[1]:
            best = t, cost
    return float(best[0]), float(best[1] / len(y))
