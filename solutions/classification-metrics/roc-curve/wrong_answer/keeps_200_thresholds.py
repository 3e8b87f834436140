"""keeps 200 thresholds, however many scores there are"""

import numpy as np


def roc(y, s):
    y, s = np.asarray(y).astype(bool), np.asarray(s, dtype=float)
    cuts = np.unique(s)
    if len(cuts) > 200:
        cuts = cuts[np.linspace(0, len(cuts) - 1, 200).astype(int)]
    thr = np.r_[np.inf, cuts[::-1]]
    rate = lambda v: [(v >= t).mean() if v.size else np.nan for t in thr]
    return rate(s[~y]), rate(s[y]), thr
