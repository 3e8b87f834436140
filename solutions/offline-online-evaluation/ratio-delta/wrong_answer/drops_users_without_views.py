"""leaves users with a zero denominator out"""

import numpy as np


def ratio_se(num, den):
    num, den = np.asarray(num, dtype=float), np.asarray(den, dtype=float)
    num, den = num[den > 0], den[den > 0]
    u = len(num)
    ratio = num.sum() / den.sum()
    rest = num - ratio * den
    se = np.sqrt(rest.var(ddof=1) / u) / den.mean()
    return float(ratio), float(se)
