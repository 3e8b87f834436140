"""takes scores that are close to a border for being on it"""

import numpy as np


def bins(y, p, n):
    y, p = np.asarray(y, dtype=float), np.asarray(p, dtype=float)
    which = np.minimum(np.round(p * n, 9).astype(int), n - 1)
    count = np.bincount(which, minlength=n)
    rows = np.where(count > 0, count, np.nan)
    return np.bincount(which, p, n) / rows, np.bincount(which, y, n) / rows, count


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
