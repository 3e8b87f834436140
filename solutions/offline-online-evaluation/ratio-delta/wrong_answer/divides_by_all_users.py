"""divides the variance by u, where u - 1 is wanted"""

import numpy as np


def ratio_se(num, den):
    num, den = np.asarray(num, dtype=float), np.asarray(den, dtype=float)
    u = len(num)
    ratio = num.sum() / den.sum()
    rest = num - ratio * den
    se = np.sqrt(rest.var(ddof=0) / u) / den.mean()
    return float(ratio), float(se)
