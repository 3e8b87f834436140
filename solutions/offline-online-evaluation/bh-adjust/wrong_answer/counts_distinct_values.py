"""counts equal values once"""

import numpy as np


def bh(p: np.ndarray) -> np.ndarray:
    p = np.asarray(p, dtype=float)
    p, back = np.unique(p, return_inverse=True)
    m = len(p)
    order = np.argsort(p)[::-1]  # from the largest down
    scaled = m * p[order] / np.arange(m, 0, -1)
    out = np.empty(m)
    out[order] = np.minimum.accumulate(scaled)
    return out[back]
