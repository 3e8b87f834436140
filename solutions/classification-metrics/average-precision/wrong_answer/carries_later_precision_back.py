"""interpolates: takes the best precision at this or any higher recall"""

import numpy as np


def average_precision(y, s):
    y, s = np.asarray(y).astype(bool), np.asarray(s)
    if not y.any():
        return float("nan")
    order = np.argsort(s, kind="stable")[::-1]
    y, s = y[order], s[order]
    last = np.append(s[1:] != s[:-1], True)
    tp = np.cumsum(y)[last]
    flagged = np.flatnonzero(last) + 1
    precision, recall = tp / flagged, tp / tp[-1]
    best = np.maximum.accumulate(precision[::-1])[::-1]
    return float(np.diff(np.append(0.0, recall)) @ best)
