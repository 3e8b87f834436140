"""returns zeros when there are no rows to judge"""

import numpy as np


def brier_parts(y, p):
    y, p = np.asarray(y, dtype=float), np.asarray(p, dtype=float)
    if len(y) == 0:
        return 0.0, 0.0, 0.0
    scores, group, count = np.unique(p, return_inverse=True, return_counts=True)
    share = np.bincount(group, weights=y) / count
    rel = (count * (scores - share) ** 2).sum() / len(y)
    res = (count * (share - y.mean()) ** 2).sum() / len(y)
    return rel, res, y.mean() * (1 - y.mean())
