from collections.abc import Sequence
from math import sqrt
from statistics import NormalDist


def decide(
    looks: Sequence[Sequence[int]],
    breached: Sequence[bool],
    planned: int,
    alpha: float,
    min_n: int,
    margin: float,
) -> str:
    z = NormalDist().inv_cdf(1 - alpha / planned)
    for look, broken in zip(looks, breached):
        if broken:
            return "rollback"
        n_a, x_a, n_b, x_b = map(int, look)  # small integer types would overflow
        if min(n_a, n_b) < min_n:
            continue
        p_a, p_b = (x_a + 1) / (n_a + 2), (x_b + 1) / (n_b + 2)
        spread = z * sqrt(p_a * (1 - p_a) / (n_a + 2) + p_b * (1 - p_b) / (n_b + 2))
        if p_b - p_a - spread > 0:
            return "rollback"
        if p_b - p_a + spread < margin:
            return "promote"
    return "hold"
