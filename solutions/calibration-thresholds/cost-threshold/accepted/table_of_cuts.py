"""a table of all rows against all cuts"""

import numpy as np


def theory(c_fp, c_fn, c_tp=0.0, c_tn=0.0):
    return np.float64(c_tn - c_fp) / np.float64(c_tp - c_fn + c_tn - c_fp)


def empirical(y, p, c_fp, c_fn):
    y, p = np.asarray(y).astype(bool), np.asarray(p).astype(float)
    cuts = np.concatenate([[np.inf], np.sort(np.unique(p))[::-1]])
    flagged = p[None, :] >= cuts[:, None]
    cost = c_fp * (flagged & ~y).sum(axis=1) + c_fn * (~flagged & y).sum(axis=1)
    k = int(np.flatnonzero(cost == cost.min())[0])
    return np.array([cuts[k], cost[k] / y.size])
