"""reports mean 0 and share 0 for an empty bin, as if it had rows"""

import numpy as np


def bins(y, p, n):
    y, p = np.asarray(y, dtype=float), np.asarray(p, dtype=float)
    which = np.clip((p * n).astype(int), 0, n - 1)
    count = np.bincount(which, minlength=n)
    safe = np.maximum(count, 1)
    return np.bincount(which, p, n) / safe, np.bincount(which, y, n) / safe, count


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
