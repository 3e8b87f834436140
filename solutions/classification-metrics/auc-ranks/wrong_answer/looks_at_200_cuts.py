"""looks at 200 thresholds, however many scores there are"""

import numpy as np


def auc(y, s):
    y, s = np.asarray(y).astype(bool), np.asarray(s)
    if y.all() or not y.any():
        return float("nan")
    ordered = np.sort(s)
    cuts = ordered[np.unique(np.linspace(0, len(s) - 1, 200).astype(int))][::-1]
    tpr = np.array([0.0] + [(s[y] >= t).mean() for t in cuts])
    fpr = np.array([0.0] + [(s[~y] >= t).mean() for t in cuts])
    return float(np.sum(np.diff(fpr) * (tpr[1:] + tpr[:-1]) / 2))
