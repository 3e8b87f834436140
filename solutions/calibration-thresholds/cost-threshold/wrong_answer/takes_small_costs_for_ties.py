"""asks for a gain of a thousandth per row before it lowers the cut"""

import numpy as np


def theory(c_fp, c_fn, c_tp=0.0, c_tn=0.0):
    return (c_fp - c_tn) / (c_fp - c_tn + c_fn - c_tp)


def empirical(y, p, c_fp, c_fn):
    y, p = np.asarray(y).astype(bool), np.asarray(p).astype(float)
    best_t, best_cost = np.inf, c_fn * y.sum()
    for t in np.unique(p)[::-1]:
        flagged = p >= t
        cost = c_fp * (flagged & ~y).sum() + c_fn * (~flagged & y).sum()
        if cost < best_cost - 1e-3 * len(y):
            best_t, best_cost = t, cost
    return float(best_t), float(best_cost / len(y))
