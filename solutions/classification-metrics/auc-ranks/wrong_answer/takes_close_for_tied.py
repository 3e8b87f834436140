"""takes scores that are merely close for tied"""

import numpy as np


def auc(y, s):
    y, s = np.asarray(y), np.asarray(s).astype(float)
    pos, neg = s[y == 1], s[y == 0]
    if len(pos) == 0 or len(neg) == 0:
        return float("nan")
    tied = np.isclose(pos[:, None], neg[None, :])
    above = (pos[:, None] > neg[None, :]) & ~tied
    return float((above + 0.5 * tied).mean())
