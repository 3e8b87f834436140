"""takes a confidence below 1e-6 for none"""

import math


def chance_of_top(n: int, q: float) -> float:
    if q == 1:
        return float(n > 0)
    return -math.expm1(n * math.log1p(-q))  # 1 - (1 - q)^n without losing a tiny q in the 1


def trials_for_top(q: float, conf: float) -> int:
    if q == 1:
        return int(conf > 0)
    if conf < 1e-6: return 0
    # (1 - q)^n <= 1 - conf, with the tolerance, solved for n
    return math.ceil(math.log1p(1e-12 - conf) / math.log1p(-q))


def chance_on_grid(n: int, total: int, good: int) -> float:
    if n > total - good:
        return 1.0  # more draws than bad settings
    # The few draws or the few good settings: both count the same misses.
    few, many = min(n, good), max(n, good)
    return -math.expm1(math.fsum(math.log1p(-many / (total - i)) for i in range(few)))
