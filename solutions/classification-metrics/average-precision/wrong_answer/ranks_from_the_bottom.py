"""goes from the lowest score up, so it rewards the reversed ranking"""

import numpy as np


def average_precision(y, s):
    y, s = np.asarray(y).astype(bool), np.asarray(s)
    if not y.any():
        return float("nan")
    total, found = 0.0, 0
    for cut in np.unique(s):
        flagged = s <= cut
        hits = (y & flagged).sum()
        total += (hits - found) * hits / flagged.sum()
        found = hits
    return float(total / found)
