"""counts per distinct score, summed up from the top"""

import numpy as np


def average_precision(y, s):
    y = np.asarray(y).astype(bool)
    if y.sum() == 0:
        return np.nan
    v, inv = np.unique(s, return_inverse=True)
    hit = np.bincount(inv, weights=y)[::-1]
    cnt = np.bincount(inv)[::-1]
    return (hit / hit.sum()) @ (hit.cumsum() / cnt.cumsum())
