"""adds up sorted rows one by one, so a cut may lie within a tie"""

import numpy as np


def theory(c_fp, c_fn, c_tp=0.0, c_tn=0.0):
    return (c_fp - c_tn) / (c_fp - c_tn + c_fn - c_tp)


def empirical(y, p, c_fp, c_fn):
    y, p = np.asarray(y).astype(int), np.asarray(p).astype(float)
    order = np.argsort(-p, kind="stable")
    labels = y[order]
    tp = np.concatenate([[0], np.cumsum(labels)])
    cost = c_fp * (np.arange(len(y) + 1) - tp) + c_fn * (labels.sum() - tp)
    k = int(np.argmin(cost))
    return float(np.concatenate([[np.inf], p[order]])[k]), float(cost[k] / len(y))
