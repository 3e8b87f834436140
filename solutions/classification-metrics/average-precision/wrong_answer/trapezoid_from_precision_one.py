"""joins the points by straight lines from precision 1, where the sum goes by steps"""

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
    precision = np.append(1.0, precision)
    recall = np.append(0.0, recall)
    return float(np.sum(np.diff(recall) * (precision[1:] + precision[:-1]) / 2))
