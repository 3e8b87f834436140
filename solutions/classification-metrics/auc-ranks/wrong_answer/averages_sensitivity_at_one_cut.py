"""cuts the scores at 0.5 and averages sensitivity and specificity, one point instead of the curve"""

import numpy as np


def auc(y, s):
    y, s = np.asarray(y).astype(bool), np.asarray(s)
    if y.all() or not y.any():
        return float("nan")
    flagged = s >= 0.5
    return float((flagged[y].mean() + (~flagged[~y]).mean()) / 2)
