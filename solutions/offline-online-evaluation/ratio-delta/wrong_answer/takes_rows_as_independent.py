"""takes the rows as independent trials, which ignores the users"""

import numpy as np


def ratio_se(num, den):
    num, den = np.asarray(num, dtype=float), np.asarray(den, dtype=float)
    u = len(num)
    ratio = num.sum() / den.sum()
    rest = num - ratio * den
    se = np.sqrt(abs(ratio * (1 - ratio)) / den.sum())
    return float(ratio), float(se)
