"""expands the variance into raw sums of squares, which cancel"""

import numpy as np


def ratio_se(num, den):
    num, den = np.asarray(num, dtype=float), np.asarray(den, dtype=float)
    u = len(num)
    ratio = num.sum() / den.sum()
    rest = num - ratio * den
    a, b, c = (num**2).sum(), (num * den).sum(), (den**2).sum()
    se = np.sqrt(max(a - 2 * ratio * b + ratio**2 * c, 0.0) / (u - 1) / u) / den.mean()
    return float(ratio), float(se)
