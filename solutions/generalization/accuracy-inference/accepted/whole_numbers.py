"""exact binomial sums in Python's ints, and the quadratic equation for the interval"""

from fractions import Fraction
from math import sqrt
from statistics import NormalDist


def wilson(k, n, conf=0.95):
    k, n = int(k), int(n)
    z2 = NormalDist().inv_cdf(0.5 + conf / 2) ** 2
    share = k / n
    a, b, c = 1 + z2 / n, 2 * share + z2 / n, share * share
    root = sqrt(max(b * b - 4 * a * c, 0.0))
    low = 0.0 if k == 0 else (b - root) / (2 * a)
    high = 1.0 if k == n else (b + root) / (2 * a)
    return [low, high]


def mcnemar_exact(a, b):
    a, b = [bool(x) for x in a], [bool(x) for x in b]
    wins = sum(x and not y for x, y in zip(a, b))
    losses = sum(y and not x for x, y in zip(a, b))
    n = wins + losses
    if wins == losses:
        return 1
    term = total = 1
    for i in range(min(wins, losses)):
        term = term * (n - i) // (i + 1)
        total += term
    return min(1.0, float(Fraction(2 * total, 1 << n)))
