"""takes the sign of score differences, which is NaN for two equal infinities"""

import numpy as np


def auc(y, s):
    y, s = np.asarray(y), np.asarray(s, dtype=float)
    pos, neg = s[y == 1], s[y == 0]
    if len(pos) == 0 or len(neg) == 0:
        return float("nan")
    with np.errstate(invalid="ignore"):
        gap = np.sign(pos[:, None] - neg[None, :])
    return float((gap.mean() + 1) / 2)
