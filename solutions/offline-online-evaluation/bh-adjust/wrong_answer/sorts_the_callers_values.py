"""sorts the caller's p-values in place"""

import numpy as np


def bh(p):
    m = len(p)
    order = np.argsort(p, kind="stable")
    p.sort()
    scaled = np.asarray(p, dtype=float) * m / np.arange(1, m + 1)
    out = np.empty(m)
    out[order] = np.minimum.accumulate(scaled[::-1])[::-1]
    return out
