"""counts a tied pair as right, where it is worth one half"""

import numpy as np


def auc(y, s):
    y, s = np.asarray(y), np.asarray(s)
    pos, neg = s[y == 1], np.sort(s[y == 0])
    if len(pos) == 0 or len(neg) == 0:
        return float("nan")
    return float(np.searchsorted(neg, pos, side="right").sum() / (len(pos) * len(neg)))
