"""draws from the grid with replacement"""

import math


def chance_of_top(n, q):
    return float(n > 0) if q == 1 else -math.expm1(n * math.log1p(-q))


def trials_for_top(q, conf):
    if conf <= 1e-12:
        return 0
    if q == 1:
        return 1
    return math.ceil(math.log1p(-conf + 1e-12) / math.log1p(-q))


def chance_on_grid(n, total, good):
    return chance_of_top(n, good / total)
