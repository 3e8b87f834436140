"""takes plain shares, whose spread is zero without a failure"""

from math import sqrt
from statistics import NormalDist


def decide(looks, breached, planned, alpha, min_n, margin):
    z = NormalDist().inv_cdf(1 - alpha / planned)
    for look, broken in zip(looks, breached):
        if broken:
            return "rollback"
        n_a, x_a, n_b, x_b = map(int, look)
        if min(n_a, n_b) < max(min_n, 1):
            continue
        p_a, p_b = x_a / n_a, x_b / n_b
        half = z * sqrt(p_a * (1 - p_a) / n_a + p_b * (1 - p_b) / n_b)
        if p_b - p_a > half:
            return "rollback"
        if p_b - p_a + half < margin:
            return "promote"
    return "hold"
