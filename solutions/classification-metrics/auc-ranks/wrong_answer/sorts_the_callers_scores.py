"""sorts the caller's scores in place"""

import numpy as np


def auc(y, s):
    y, s = np.asarray(y).astype(bool), np.asarray(s)
    order = np.argsort(s)
    labels = y[order]
    s.sort()
    pos, neg = s[labels], s[~labels]
    if len(pos) == 0 or len(neg) == 0:
        return float("nan")
    low = np.searchsorted(neg, pos, side="left").sum()
    high = np.searchsorted(neg, pos, side="right").sum()
    return float((low + high) / (2 * len(pos) * len(neg)))
