"""subtracts the starts of cycles in the caller's array"""

import numpy as np


def warm_restarts(t, t0, mult=1, peak=1.0, floor=0.0):
    t = np.asarray(t)
    t = t if t.dtype == float and t.ndim else t.astype(float)
    n = np.zeros(t.shape, dtype=int)
    if mult == 1:
        n += np.floor_divide(t, t0).astype(int)
        length = t0
    else:
        while np.any(t >= t0 * (float(mult) ** (n + 1) - 1) / (mult - 1)):
            n = n + (t >= t0 * (float(mult) ** (n + 1) - 1) / (mult - 1))
        length = t0 * float(mult) ** n
    t -= n * t0 if mult == 1 else t0 * (float(mult) ** n - 1) / (mult - 1)
    return floor + (peak - floor) * (1 + np.cos(np.pi * t / length)) / 2, n
