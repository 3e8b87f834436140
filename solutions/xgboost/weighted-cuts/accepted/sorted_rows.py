"""sorts rows and keeps the last row of each value"""

import numpy as np


def weighted_cuts(x, h, n_bins):
    x, h = np.array(x, dtype=np.float64), np.array(h, dtype=np.float64)
    keep = np.isfinite(x) & (h > 0)
    order = np.argsort(x[keep], kind="stable")
    s, w = x[keep][order], h[keep][order]
    if not len(s):
        return np.empty(0)
    last = np.append(s[1:] != s[:-1], True)
    values, cumulated = s[last], np.cumsum(w)[last]
    if len(values) <= n_bins:
        return values[:-1]
    share = cumulated / cumulated[-1] + 1e-9
    step = np.floor(np.minimum(share * n_bins, n_bins)).astype(int)
    closes = np.diff(step, prepend=0) > 0
    closes[-1] = False
    return values[closes]


def bin_of(x, cuts):
    x = np.asarray(x, dtype=np.float64)
    bins = (x[:, None] > np.asarray(cuts)[None, :]).sum(axis=1)
    bins[np.isnan(x)] = -1
    return bins
