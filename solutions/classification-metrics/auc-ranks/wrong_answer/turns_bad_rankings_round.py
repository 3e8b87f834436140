"""turns an area below one half round, so a reversed ranking looks good"""

import numpy as np


def auc(y, s):
    y, s = np.asarray(y), np.asarray(s)
    pos, neg = s[y == 1], s[y == 0]
    if len(pos) == 0 or len(neg) == 0:
        return float("nan")
    wins = (pos[:, None] > neg).sum() + 0.5 * (pos[:, None] == neg).sum()
    area = float(wins / (len(pos) * len(neg)))
    return max(area, 1 - area)
