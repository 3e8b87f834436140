"""cumulated counts per distinct value, in whole numbers until the end"""

import numpy as np


def ks_2samp(x, y):
    n, m = len(x), len(y)
    _, place = np.unique(np.concatenate([x, y]), return_inverse=True)
    steps = np.zeros(place.max() + 1, dtype=np.int64)
    np.add.at(steps, place[:n], m)
    np.add.at(steps, place[n:], -n)
    d = np.abs(np.cumsum(steps)).max() / (n * m)
    square = d * d * n * m / (n + m)
    if square < 0.03:
        return [d, 1]
    k = np.arange(200, 0, -1)
    p = -2 * np.sum(np.where(k % 2, -1.0, 1.0) * np.exp(-2.0 * k * k * square))
    return [d, min(max(p, 0.0), 1.0)]
