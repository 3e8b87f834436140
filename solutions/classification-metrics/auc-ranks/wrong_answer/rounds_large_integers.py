"""turns scores into floats, where large integers become equal"""

import numpy as np


def auc(y, s):
    y, s = np.asarray(y, dtype=bool), np.asarray(s, dtype=np.float64)
    pos, neg = s[y], s[~y]
    if pos.size == 0 or neg.size == 0:
        return float("nan")
    return float(((pos[:, None] > neg).sum() + 0.5 * (pos[:, None] == neg).sum()) / (pos.size * neg.size))
