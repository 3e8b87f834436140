"""divides by the number of rows of empty bins, which warns"""

import numpy as np


def bins(y, p, n):
    y, p = np.asarray(y, dtype=float), np.asarray(p, dtype=float)
    which = np.minimum((p * n).astype(int), n - 1)
    count = np.bincount(which, minlength=n)
    return np.bincount(which, p, n) / count, np.bincount(which, y, n) / count, count


def ece(y, p, n):
    if len(y) == 0:
        return float("nan")
    conf, acc, count = bins(y, p, n)
    return float(np.nansum(count * np.abs(conf - acc)) / count.sum())


def mce(y, p, n):
    if len(y) == 0:
        return float("nan")
    conf, acc, _ = bins(y, p, n)
    return float(np.nanmax(np.abs(conf - acc)))
