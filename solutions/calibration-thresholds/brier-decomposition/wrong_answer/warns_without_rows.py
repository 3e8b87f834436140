"""divides by no rows, which gives the right NaN with a warning"""

import numpy as np


def brier_parts(y, p):
    y, p = np.asarray(y, dtype=float), np.asarray(p, dtype=float)
    scores, group, count = np.unique(p, return_inverse=True, return_counts=True)
    share = np.bincount(group, weights=y, minlength=len(scores)) / count
    rel = (count * (scores - share) ** 2).sum() / np.float64(len(y))
    res = (count * (share - y.mean()) ** 2).sum() / np.float64(len(y))
    return rel, res, y.mean() * (1 - y.mean())
