"""sorts the caller's labels in place"""

import numpy as np


def average_precision(y, s):
    y, s = np.asarray(y), np.asarray(s)
    if not y.any():
        return float("nan")
    order = np.argsort(s)[::-1]
    y[:] = y[order]
    s = s[order]
    last = np.append(s[1:] != s[:-1], True)
    tp, flagged = np.cumsum(y)[last], np.flatnonzero(last) + 1
    return float(np.diff(np.append(0, tp)) @ (tp / flagged) / tp[-1])
