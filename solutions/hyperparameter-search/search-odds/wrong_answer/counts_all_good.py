"""returns the chance that all trials are good"""

import math


def chance_of_top(n, q):
    return float(q) ** n


def trials_for_top(q, conf):
    if conf <= 1e-12:
        return 0
    if q == 1:
        return 1
    return math.ceil(math.log1p(-conf + 1e-12) / math.log1p(-q))


def chance_on_grid(n, total, good):
    if n + good > total:
        return 1.0 if good else 0.0
    return -math.expm1(sum(math.log1p(-good / (total - i)) for i in range(n))) + 0.0
