"""puts the positives of a tie first, which flatters coarse scores"""

import numpy as np


def average_precision(y, s):
    y = np.asarray(y).astype(bool)
    if not y.any():
        return float("nan")
    ranked = y[np.lexsort((~y, -np.asarray(s, dtype=float)))]
    precision = np.cumsum(ranked) / np.arange(1, len(ranked) + 1)
    return float(precision[ranked].mean())
