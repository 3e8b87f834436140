"""binary search of every threshold among the sorted scores of each class"""

import numpy as np


def roc(y, s):
    y, s = np.asarray(y) == 1, np.asarray(s, dtype=float)
    thr = np.r_[np.inf, np.unique(s)[::-1]]

    def share(scores):
        if scores.size == 0:
            return np.full(thr.shape, np.nan)
        return 1 - np.searchsorted(np.sort(scores), thr, side="left") / scores.size

    return share(s[~y]), share(s[y]), thr
