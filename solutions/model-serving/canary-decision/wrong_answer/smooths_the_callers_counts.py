"""adds the one and the two to the caller's own counts"""

from statistics import NormalDist

import numpy as np


def decide(looks, breached, planned, alpha, min_n, margin):
    z = NormalDist().inv_cdf(1 - alpha / planned)
    for i, broken in enumerate(breached):
        if broken:
            return "rollback"
        look = np.asarray(looks[i])
        if look.dtype.itemsize < 4:
            look = look.astype(int)
        n, x = look[::2], look[1::2]
        if n.min() < min_n:
            continue
        n += 2
        x += 1
        p = x / n
        half = z * np.sqrt((p * (1 - p) / n).sum())
        if p[1] - p[0] > half:
            return "rollback"
        if p[1] - p[0] + half < margin:
            return "promote"
    return "hold"
