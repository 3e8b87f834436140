"""takes the spread of the scores for resolution, where the spread of the shares is meant"""

import numpy as np


def brier_parts(y, p):
    y, p = np.asarray(y, dtype=float), np.asarray(p, dtype=float)
    if len(y) == 0:
        return float("nan"), float("nan"), float("nan")
    scores, group, count = np.unique(p, return_inverse=True, return_counts=True)
    share = np.bincount(group, weights=y) / count
    rel = (count * (scores - share) ** 2).sum() / len(y)
    return rel, np.mean((p - y.mean()) ** 2), y.mean() * (1 - y.mean())
