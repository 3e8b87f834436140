"""returns an error of 0 when there are no rows to judge"""

import numpy as np


def bins(y, p, n):
    y, p = np.asarray(y, dtype=float), np.asarray(p, dtype=float)
    which = np.minimum((p * n).astype(int), n - 1)
    count = np.bincount(which, minlength=n)
    rows = np.where(count > 0, count, np.nan)
    return np.bincount(which, p, n) / rows, np.bincount(which, y, n) / rows, count


def ece(y, p, n):
    conf, acc, count = bins(y, p, n)
    return float(np.nansum(count * np.abs(conf - acc)) / max(count.sum(), 1))


def mce(y, p, n):
    conf, acc, _ = bins(y, p, n)
    gaps = np.abs(conf - acc)
    return float(np.max(gaps[~np.isnan(gaps)], initial=0.0))
