"""leaves the error in units of the numerator"""

import numpy as np


def ratio_se(num, den):
    num, den = np.asarray(num, dtype=float), np.asarray(den, dtype=float)
    u = len(num)
    ratio = num.sum() / den.sum()
    rest = num - ratio * den
    se = np.sqrt(rest.var(ddof=1) / u)
    return float(ratio), float(se)
