"""returns NaN when there is no negative, though precision and recall are both defined"""

import numpy as np


def average_precision(y, s):
    y, s = np.asarray(y).astype(bool), np.asarray(s)
    if y.all() or not y.any():
        return float("nan")
    positives, everyone = np.sort(s[y]), np.sort(s)
    hits = len(positives) - np.searchsorted(positives, positives)
    shown = len(everyone) - np.searchsorted(everyone, positives)
    return float(np.mean(hits / shown))
