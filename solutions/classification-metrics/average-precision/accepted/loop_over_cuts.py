"""one pass per distinct score with boolean masks"""

import numpy as np


def average_precision(y, s):
    y, s = np.asarray(y).astype(bool), np.asarray(s)
    total = np.count_nonzero(y)
    if total == 0:
        return float("nan")
    area, found = 0.0, 0
    for cut in np.unique(s)[::-1]:
        flagged = s >= cut
        hits = np.count_nonzero(y & flagged)
        area += (hits - found) / total * hits / np.count_nonzero(flagged)
        found = hits
    return area
