"""groups scores by tenths, where they are grouped by their exact value"""

import numpy as np


def brier_parts(y, p):
    y, p = np.asarray(y, dtype=float), np.asarray(p, dtype=float)
    if len(y) == 0:
        return float("nan"), float("nan"), float("nan")
    _, group, count = np.unique(np.minimum((p * 10).astype(int), 9), return_inverse=True, return_counts=True)
    share = np.bincount(group, weights=y) / count
    mean = np.bincount(group, weights=p) / count
    rel = (count * (mean - share) ** 2).sum() / len(y)
    res = (count * (share - y.mean()) ** 2).sum() / len(y)
    return rel, res, y.mean() * (1 - y.mean())
