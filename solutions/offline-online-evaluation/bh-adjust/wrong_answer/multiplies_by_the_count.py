"""multiplies all by m, which is Bonferroni"""

import numpy as np


def bh(p):
    p = np.asarray(p, dtype=float)
    m = len(p)
    order = np.argsort(p, kind="stable")
    scaled = p[order] * m
    low = np.minimum(scaled, 1.0)
    out = np.empty(m)
    out[order] = low
    return out
