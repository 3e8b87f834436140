"""keeps times in single precision when they come so, and rounds far ones"""

import numpy as np


def warm_restarts(t, t0, mult=1, peak=1.0, floor=0.0):
    t = np.asarray(t, dtype=np.float32)
    if mult == 1:
        n = np.floor_divide(t, t0)
        start, length = n * t0, t0
    else:
        starts = [0]
        while starts[-1] <= t.max(initial=0):
            starts.append(starts[-1] * mult + t0)
        n = np.searchsorted(starts, t, side="right") - 1
        start, length = np.array(starts)[n], t0 * mult**n
    return floor + (peak - floor) * (1 + np.cos(np.pi * (t - start) / length)) / 2, n.astype(int)
