"""returns resolution as a negative number, to be added"""

import numpy as np


def brier_parts(y, p):
    y, p = np.asarray(y, dtype=float), np.asarray(p, dtype=float)
    if len(y) == 0:
        return float("nan"), float("nan"), float("nan")
    scores, group, count = np.unique(p, return_inverse=True, return_counts=True)
    share = np.bincount(group, weights=y) / count
    rel = (count * (scores - share) ** 2).sum() / len(y)
    within = (count * share * (1 - share)).sum() / len(y)
    unc = y.mean() * (1 - y.mean())
    return rel, within - unc, unc
