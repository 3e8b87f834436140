"""ranks tied rows by their position in the input, where they should enter together"""

import numpy as np


def average_precision(y, s):
    y = np.asarray(y).astype(bool)
    if not y.any():
        return float("nan")
    ranked = y[np.argsort(-np.asarray(s, dtype=float), kind="stable")]
    precision = np.cumsum(ranked) / np.arange(1, len(ranked) + 1)
    return float(precision[ranked].mean())
