"""returns only the bins that have rows, so the table changes its length"""

import numpy as np


def bins(y, p, n):
    y, p = np.asarray(y, dtype=float), np.asarray(p, dtype=float)
    which = np.minimum((p * n).astype(int), n - 1)
    _, group, count = np.unique(which, return_inverse=True, return_counts=True)
    k = len(count)
    return np.bincount(group, p, k) / count, np.bincount(group, y, k) / count, count


def ece(y, p, n):
    if len(y) == 0:
        return float("nan")
    conf, acc, count = bins(y, p, n)
    return float((count * np.abs(conf - acc)).sum() / count.sum())


def mce(y, p, n):
    if len(y) == 0:
        return float("nan")
    conf, acc, _ = bins(y, p, n)
    return float(np.abs(conf - acc).max())
