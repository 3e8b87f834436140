"""adds t0 * (mult - 1) to the length of each cycle instead of multiplying it"""

import numpy as np


def warm_restarts(t, t0, mult=1, peak=1.0, floor=0.0):
    t = np.asarray(t, dtype=float)
    if mult == 1:
        n = np.floor_divide(t, t0)
        start, length = n * t0, t0
    else:
        starts, lengths = [0.0], [t0]
        while starts[-1] <= min(t.max(initial=0.0), 1e6):
            starts.append(starts[-1] + lengths[-1])
            lengths.append(lengths[-1] + t0 * (mult - 1))
        n = np.searchsorted(starts, t, side="right") - 1
        start, length = np.array(starts)[n], np.array(lengths)[n]
    return floor + (peak - floor) * (1 + np.cos(np.pi * (t - start) / length)) / 2, n.astype(int)
