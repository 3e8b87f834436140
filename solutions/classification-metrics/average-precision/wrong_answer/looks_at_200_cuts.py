"""looks at 200 thresholds, however many scores there are"""

import numpy as np


def average_precision(y, s):
    y, s = np.asarray(y).astype(bool), np.asarray(s)
    if not y.any():
        return float("nan")
    cuts = np.unique(s)
    cuts = cuts[np.unique(np.linspace(0, len(cuts) - 1, 200).astype(int))][::-1]
    area = last = 0.0
    for t in cuts:
        f = s >= t
        recall = (f & y).sum() / y.sum()
        area += (recall - last) * (f & y).sum() / f.sum()
        last = recall
    return area
