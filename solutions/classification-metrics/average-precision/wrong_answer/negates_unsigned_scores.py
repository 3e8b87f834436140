"""sorts by the negative of the scores, which for unsigned integers puts the zeros on top"""

import numpy as np


def average_precision(y, s):
    y, s = np.asarray(y).astype(bool), np.asarray(s)
    if not y.any():
        return float("nan")
    order = np.argsort(-s)
    y, s = y[order], s[order]
    last = np.append(s[1:] != s[:-1], True)
    tp, flagged = np.cumsum(y)[last], np.flatnonzero(last) + 1
    return float(np.diff(np.append(0, tp)) @ (tp / flagged) / tp[-1])
