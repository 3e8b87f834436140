"""gives tied scores different ranks, by their position in the input"""

import numpy as np


def auc(y, s):
    y = np.asarray(y).astype(bool)
    n_pos, n_neg = int(y.sum()), int((~y).sum())
    if n_pos == 0 or n_neg == 0:
        return float("nan")
    ranks = np.empty(len(y))
    ranks[np.argsort(s, kind="stable")] = np.arange(1, len(y) + 1)
    return float((ranks[y].sum() - n_pos * (n_pos + 1) / 2) / (n_pos * n_neg))
