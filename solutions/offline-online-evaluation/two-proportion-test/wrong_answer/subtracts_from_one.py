"""subtracts the distribution function from one, which is zero in the tail"""

from math import erfc, sqrt

Z = 1.959963984540054


def ztest(x1, n1, x2, n2):
    x1, n1, x2, n2 = int(x1), int(n1), int(x2), int(n2)
    r1, r2 = x1 / n1, x2 / n2
    diff = r2 - r1
    se = sqrt(r1 * (1 - r1) / n1 + r2 * (1 - r2) / n2)
    r = (x1 + x2) / (n1 + n2)
    null = sqrt(r * (1 - r) * (1 / n1 + 1 / n2))
    p = 2 * (1 - 0.5 * erfc(-abs(diff) / null / sqrt(2))) if null > 0 else 1.0
    return diff, diff - Z * se, diff + Z * se, p
