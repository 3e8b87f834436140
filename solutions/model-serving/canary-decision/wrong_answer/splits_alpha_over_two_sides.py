"""halves alpha for two sides, where each bound is one-sided"""

from math import sqrt
from statistics import NormalDist


def decide(looks, breached, planned, alpha, min_n, margin):
    z = NormalDist().inv_cdf(1 - alpha / planned / 2)
    for look, broken in zip(looks, breached):
        if broken:
            return "rollback"
        n_a, x_a, n_b, x_b = map(int, look)
        if min(n_a, n_b) < min_n:
            continue
        p_a, p_b = (x_a + 1) / (n_a + 2), (x_b + 1) / (n_b + 2)
        half = z * sqrt(p_a * (1 - p_a) / (n_a + 2) + p_b * (1 - p_b) / (n_b + 2))
        if p_b - p_a > half:
            return "rollback"
        if p_b - p_a + half < margin:
            return "promote"
    return "hold"
