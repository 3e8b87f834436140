"""the mean over positives of the precision among rows that score at least as much"""

import numpy as np


def average_precision(y, s):
    y, s = np.asarray(y) == 1, np.asarray(s)
    if not y.any():
        return np.float64("nan")
    positives = np.sort(s[y])
    everyone = np.sort(s)
    hits = len(positives) - np.searchsorted(positives, positives, side="left")
    shown = len(everyone) - np.searchsorted(everyone, positives, side="left")
    return np.mean(hits / shown)
