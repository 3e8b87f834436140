"""gives tied values the first rank among them"""

import numpy as np


def bh(p):
    p = np.asarray(p, dtype=float)
    m = len(p)
    order = np.argsort(p, kind="stable")
    scaled = p[order] * m / (np.searchsorted(p[order], p[order]) + 1)
    low = np.minimum(scaled, 1.0)
    low = np.minimum.accumulate(low[::-1])[::-1]
    out = np.empty(m)
    out[order] = low
    return out
