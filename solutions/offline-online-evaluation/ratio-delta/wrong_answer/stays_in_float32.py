"""computes in the type of the input, which loses digits in float32"""

import numpy as np


def ratio_se(num, den):
    num, den = np.asarray(num) * np.float32(1), np.asarray(den) * np.float32(1)
    u = len(num)
    ratio = num.sum() / den.sum()
    rest = num - ratio * den
    se = np.sqrt(rest.var(ddof=1) / u) / den.mean()
    return float(ratio), float(se)
