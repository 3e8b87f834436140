"""the quadratic solved without cancellation, pairs counted by loops"""

from math import exp, lgamma, log, sqrt
from statistics import NormalDist
def wilson(k, n, conf=0.95):
    k, n = float(k), float(n)
    z2 = NormalDist().inv_cdf(1 - (1 - conf) / 2) ** 2
    # p^2 (n + z2) - p (2k + z2) + k^2/n = 0
    A, B, C = n + z2, 2 * k + z2, k * k / n
    root = sqrt(max(B * B - 4 * A * C, 0))
    hi = (B + root) / (2 * A)
    return C / A / hi, min(hi, 1.0)
def mcnemar_exact(a, b):
    x = sum(1 for p, q in zip(a, b) if p and not q)
    y = sum(1 for p, q in zip(a, b) if q and not p)
    n, k = x + y, min(x, y)
    if x == y:
        return 1.0
    return min(1.0, 2 * sum(exp(lgamma(n + 1) - lgamma(i + 1) - lgamma(n - i + 1) - n * log(2)) for i in range(k + 1)))
