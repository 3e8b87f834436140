"""draws with `choice`, one tree at a time, and counts occurrences"""

import numpy as np


def bootstrap(n, B, rng):
    idx = np.empty((B, n), dtype=np.int64)
    oob = np.empty((B, n), dtype=bool)
    for b in range(B):
        idx[b] = rng.choice(n, size=n, replace=True)
        oob[b] = np.bincount(idx[b], minlength=n) == 0
    return idx, oob
