"""adds up signed gaps, so too high and too low cancel between bins"""

import numpy as np


def bins(y, p, n):
    y, p = np.asarray(y, dtype=float), np.asarray(p, dtype=float)
    which = np.minimum((p * n).astype(int), n - 1)
    count = np.bincount(which, minlength=n)
    rows = np.where(count > 0, count, np.nan)
    return np.bincount(which, p, n) / rows, np.bincount(which, y, n) / rows, count


def ece(y, p, n):
    if len(y) == 0:
        return float("nan")
    conf, acc, count = bins(y, p, n)
    return float(abs(np.nansum(count * (conf - acc))) / count.sum())


def mce(y, p, n):
    if len(y) == 0:
        return float("nan")
    conf, acc, _ = bins(y, p, n)
    return float(np.nanmax(np.abs(conf - acc)))
