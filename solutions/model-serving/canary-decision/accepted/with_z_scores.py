"""z scores compared with the critical value, in place of bounds"""

from math import sqrt
from statistics import NormalDist


def decide(looks, breached, planned, alpha, min_n, margin):
    critical = NormalDist().inv_cdf(1 - alpha / planned)
    for i in range(len(looks)):
        if breached[i]:
            return "rollback"
        n_a, x_a, n_b, x_b = (float(value) for value in looks[i])
        if n_a < min_n or n_b < min_n:
            continue
        arms = [((x + 1) / (n + 2), n + 2) for n, x in ((n_a, x_a), (n_b, x_b))]
        error = sqrt(sum(p * (1 - p) / n for p, n in arms))
        rise = arms[1][0] - arms[0][0]
        if rise / error > critical:
            return "rollback"
        if (margin - rise) / error > critical:
            return "promote"
    return "hold"
