"""turns the caller's numerators into residuals in place"""

import numpy as np


def ratio_se(num, den):
    ratio = float(np.sum(num, dtype=float) / np.sum(den, dtype=float))
    if num.dtype == float:
        num -= ratio * den
    else:
        num = num - ratio * np.asarray(den, dtype=float)
    return ratio, float(np.std(num, ddof=1, dtype=float) / np.sqrt(len(num)) / np.mean(den, dtype=float))
