"""the Mann-Whitney statistic from the mean rank of each distinct score"""

import numpy as np


def auc(y, s):
    y = np.asarray(y).astype(bool)
    _, which, counts = np.unique(np.asarray(s), return_inverse=True, return_counts=True)
    n1, n0 = int(y.sum()), int((~y).sum())
    if n1 == 0 or n0 == 0:
        return np.float64("nan")
    mean_rank = np.cumsum(counts) - (counts - 1) / 2
    u = mean_rank[which][y].sum() - n1 * (n1 + 1) / 2
    return u / (n1 * n0)
