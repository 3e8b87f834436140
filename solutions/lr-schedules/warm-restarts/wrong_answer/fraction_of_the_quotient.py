"""divides first, so that late times lose the digits of their place in the cycle"""

import numpy as np


def warm_restarts(t, t0, mult=1, peak=1.0, floor=0.0):
    t = np.asarray(t, dtype=float)
    cycle, start, length = np.zeros(t.shape), np.zeros(t.shape), np.full(t.shape, float(t0))
    if mult == 1:
        done, cycle = np.modf(t / t0)
    else:
        while (over := t >= start + length).any():
            start, length = np.where(over, start + length, start), np.where(over, length * mult, length)
            cycle = cycle + over
        done = (t - start) / length
    return floor + (peak - floor) * (1 + np.cos(np.pi * done)) / 2, cycle
