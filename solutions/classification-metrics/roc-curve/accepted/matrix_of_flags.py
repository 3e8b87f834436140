"""a matrix of flags, thresholds by rows"""

import numpy as np


def roc(y, s):
    s = s.astype(float)
    thr = np.concatenate([[np.inf], -np.unique(-s)])
    flagged = s[None] >= thr[:, None]
    pos = y == 1
    with np.errstate(invalid="ignore", divide="ignore"):
        tpr = flagged @ pos.astype(float) / np.float64(pos.sum())
        fpr = flagged @ (~pos).astype(float) / np.float64((~pos).sum())
    return np.stack([fpr, tpr, thr])
