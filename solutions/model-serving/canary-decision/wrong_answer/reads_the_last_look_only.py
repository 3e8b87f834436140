"""reads the last look only, though an earlier one had decided"""

from math import sqrt
from statistics import NormalDist


def decide(looks, breached, planned, alpha, min_n, margin):
    if len(looks) == 0:
        return "hold"
    if any(breached):
        return "rollback"
    n_a, x_a, n_b, x_b = map(int, looks[-1])
    if min(n_a, n_b) < min_n:
        return "hold"
    z = NormalDist().inv_cdf(1 - alpha / planned)
    p_a, p_b = (x_a + 1) / (n_a + 2), (x_b + 1) / (n_b + 2)
    half = z * sqrt(p_a * (1 - p_a) / (n_a + 2) + p_b * (1 - p_b) / (n_b + 2))
    if p_b - p_a > half:
        return "rollback"
    return "promote" if p_b - p_a + half < margin else "hold"
