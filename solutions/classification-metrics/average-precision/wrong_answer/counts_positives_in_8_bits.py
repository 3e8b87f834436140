"""sums up the labels in 8 bits, which hold no more than 255"""

import numpy as np


def average_precision(y, s):
    y = np.asarray(y).astype(np.uint8)
    order = np.argsort(-np.asarray(s, dtype=float), kind="stable")
    y, s = y[order], np.asarray(s)[order]
    keep = np.r_[s[1:] != s[:-1], [True] * min(len(s), 1)].astype(bool)
    tp = np.cumsum(y, dtype=np.uint8)[keep].astype(float)
    if not y.any():
        return float("nan")
    return float(np.sum(np.diff(np.r_[0, tp]) * tp / (np.flatnonzero(keep) + 1)) / tp[-1])
