"""ranks by binary search, ties at the last rank, and a minimum from the right"""

import numpy as np


def bh(p):
    p = np.asarray(p).astype(np.float64)
    ranked = np.sort(p, kind="stable")
    rank = np.searchsorted(ranked, p, side="right")
    scaled = ranked / np.searchsorted(ranked, ranked, side="right") * p.size
    low = np.minimum.accumulate(scaled[::-1])[::-1]
    return np.clip(low[rank - 1], 0, 1)
