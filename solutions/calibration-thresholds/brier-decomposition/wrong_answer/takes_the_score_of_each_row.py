"""takes the squared error of each row for reliability, so the noise of labels is in it twice"""

import numpy as np


def brier_parts(y, p):
    y, p = np.asarray(y, dtype=float), np.asarray(p, dtype=float)
    if len(y) == 0:
        return float("nan"), float("nan"), float("nan")
    _, group, count = np.unique(p, return_inverse=True, return_counts=True)
    share = np.bincount(group, weights=y) / count
    res = (count * (share - y.mean()) ** 2).sum() / len(y)
    return np.mean((p - y) ** 2), res, y.mean() * (1 - y.mean())
