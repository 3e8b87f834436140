"""divides by the number of users, so views do not count"""

import numpy as np


def ratio_se(num, den):
    num, den = np.asarray(num, dtype=float), np.asarray(den, dtype=float)
    u = len(num)
    ratio = num.mean()
    rest = num - ratio * den
    se = np.sqrt(rest.var(ddof=1) / u) / den.mean()
    return float(ratio), float(se)
