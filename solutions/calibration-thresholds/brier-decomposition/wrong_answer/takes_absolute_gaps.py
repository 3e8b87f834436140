"""takes absolute gaps for reliability, where they are squared"""

import numpy as np


def brier_parts(y, p):
    y, p = np.asarray(y, dtype=float), np.asarray(p, dtype=float)
    if len(y) == 0:
        return float("nan"), float("nan"), float("nan")
    scores, group, count = np.unique(p, return_inverse=True, return_counts=True)
    share = np.bincount(group, weights=y) / count
    rel = (count * np.abs(scores - share)).sum() / len(y)
    res = (count * (share - y.mean()) ** 2).sum() / len(y)
    return rel, res, y.mean() * (1 - y.mean())
