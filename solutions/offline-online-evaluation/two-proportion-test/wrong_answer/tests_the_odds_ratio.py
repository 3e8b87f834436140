"""computes the p-value from the odds ratio"""

from math import erfc, log, sqrt

Z = 1.959963984540054


def ztest(x1: int, n1: int, x2: int, n2: int) -> tuple[float, float, float, float]:
    x1, n1, x2, n2 = float(x1), float(n1), float(x2), float(n2)  # small integer types overflow in products
    r1, r2 = x1 / n1, x2 / n2
    pooled = (x1 + x2) / (n1 + n2)
    diff = r2 - r1
    half = Z * sqrt(r1 * (1 - r1) / n1 + r2 * (1 - r2) / n2)
    se = sqrt(pooled * (1 - pooled) * (1 / n1 + 1 / n2))  # as if there were no difference
    odds = (x2 + 0.5) / (n2 - x2 + 0.5) * (n1 - x1 + 0.5) / (x1 + 0.5)
    spread = sqrt(1 / (x1 + 0.5) + 1 / (n1 - x1 + 0.5) + 1 / (x2 + 0.5) + 1 / (n2 - x2 + 0.5))
    p = erfc(abs(log(odds)) / spread / sqrt(2)) if se > 0 else 1.0
    return diff, diff - half, diff + half, p
