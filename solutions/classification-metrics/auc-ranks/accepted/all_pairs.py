"""every pair compared, equal ones at one half"""

import numpy as np


def auc(y, s):
    y, s = np.asarray(y), np.asarray(s)
    up, down = s[y == 1], s[y == 0]
    if up.size == 0 or down.size == 0:
        return float("nan")
    above = up[:, None] > down
    equal = up[:, None] == down
    return np.mean(above + 0.5 * equal)
