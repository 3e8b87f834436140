"""counts the pairs in which the negative scores higher, one minus the area"""

import numpy as np


def auc(y, s):
    y, s = np.asarray(y).astype(bool), np.asarray(s)
    _, which, counts = np.unique(s, return_inverse=True, return_counts=True)
    n_pos, n_neg = int(y.sum()), int((~y).sum())
    if n_pos == 0 or n_neg == 0:
        return float("nan")
    rank = (np.cumsum(counts) - (counts - 1) / 2)[which]
    u = rank[~y].sum() - n_neg * (n_neg + 1) / 2
    return float(u / (n_pos * n_neg))
