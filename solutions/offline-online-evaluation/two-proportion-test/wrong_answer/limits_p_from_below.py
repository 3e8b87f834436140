"""limits p from below by 1e-16"""

from math import erfc, sqrt

Z = 1.959963984540054


def ztest(x1: int, n1: int, x2: int, n2: int) -> tuple[float, float, float, float]:
    x1, n1, x2, n2 = float(x1), float(n1), float(x2), float(n2)  # small integer types overflow in products
    r1, r2 = x1 / n1, x2 / n2
    pooled = (x1 + x2) / (n1 + n2)
    diff = r2 - r1
    half = Z * sqrt(r1 * (1 - r1) / n1 + r2 * (1 - r2) / n2)
    se = sqrt(pooled * (1 - pooled) * (1 / n1 + 1 / n2))  # as if there were no difference
    p = erfc(abs(diff) / se / sqrt(2)) if se > 0 else 1.0
    p = max(p, 1e-16)
    return diff, diff - half, diff + half, p
