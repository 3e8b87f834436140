"""averages the ratios of users, another metric"""

import numpy as np


def ratio_se(num, den):
    num, den = np.asarray(num, dtype=float), np.asarray(den, dtype=float)
    u = len(num)
    ratio = np.mean(num[den > 0] / den[den > 0])
    rest = num - ratio * den
    se = np.sqrt(rest.var(ddof=1) / u) / den.mean()
    return float(ratio), float(se)
