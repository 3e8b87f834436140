"""adds both variances and forgets the covariance"""

import numpy as np


def ratio_se(num, den):
    num, den = np.asarray(num, dtype=float), np.asarray(den, dtype=float)
    u = len(num)
    ratio = num.sum() / den.sum()
    rest = num - ratio * den
    se = np.sqrt((num.var(ddof=1) + ratio**2 * den.var(ddof=1)) / u) / den.mean()
    return float(ratio), float(se)
