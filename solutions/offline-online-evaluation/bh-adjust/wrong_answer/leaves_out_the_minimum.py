"""scales by rank without the running minimum, so the order may turn"""

import numpy as np


def bh(p):
    p = np.asarray(p, dtype=float)
    m = len(p)
    order = np.argsort(p, kind="stable")
    scaled = p[order] * m / np.arange(1, m + 1)
    low = np.minimum(scaled, 1.0)
    out = np.empty(m)
    out[order] = low
    return out
