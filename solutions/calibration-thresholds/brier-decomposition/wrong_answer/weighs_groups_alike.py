"""averages over groups without their number of rows"""

import numpy as np


def brier_parts(y, p):
    y, p = np.asarray(y, dtype=float), np.asarray(p, dtype=float)
    if len(y) == 0:
        return float("nan"), float("nan"), float("nan")
    scores, group, count = np.unique(p, return_inverse=True, return_counts=True)
    share = np.bincount(group, weights=y) / count
    base = y.mean()
    return np.mean((scores - share) ** 2), np.mean((share - base) ** 2), base * (1 - base)
