"""counts per distinct score, summed up from the top"""

import numpy as np


def roc(y, s):
    values, which = np.unique(s, return_inverse=True)
    curves = []
    for label in (0, 1):
        counts = np.bincount(which[np.asarray(y) == label], minlength=len(values))[::-1]
        total = counts.sum()
        steps = np.concatenate([[0], np.cumsum(counts)]).astype(float)
        curves.append(steps / total if total else steps * np.nan)
    return curves[0], curves[1], np.concatenate([[np.inf], values[::-1].astype(float)])
