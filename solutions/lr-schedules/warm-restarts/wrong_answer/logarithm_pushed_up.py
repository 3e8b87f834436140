"""adds a small number to a logarithm, so that times shortly before a restart fall into the next cycle"""

import math

import numpy as np


def warm_restarts(t, t0, mult=1, peak=1.0, floor=0.0):
    t = np.asarray(t, dtype=float)
    if mult == 1:
        n = np.floor(t / t0)
        start, length = n * t0, np.full(t.shape, float(t0))
    else:
        flat = [int(math.log(x / t0 * (mult - 1) + 1, mult) + 1e-9) for x in t.ravel()]
        n = np.array(flat, dtype=float).reshape(t.shape)
        start, length = t0 * (mult**n - 1) / (mult - 1), t0 * mult**n
    rate = floor + (peak - floor) * (1 + np.cos(np.pi * (t - start) / length)) / 2
    return rate, n.astype(int)
