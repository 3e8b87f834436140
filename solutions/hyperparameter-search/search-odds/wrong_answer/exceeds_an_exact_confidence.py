"""asks for one trial more where rounding hides that the confidence is met"""

import math


def chance_of_top(n, q):
    return float(n > 0) if q == 1 else -math.expm1(n * math.log1p(-q))


def trials_for_top(q, conf):
    if conf == 0:
        return 0
    if q == 1:
        return 1
    n = max(math.floor(math.log1p(-conf) / math.log1p(-q)) - 2, 0)
    while chance_of_top(n, q) < conf:
        n += 1
    return n


def chance_on_grid(n, total, good):
    if n + good > total:
        return 1.0 if good else 0.0
    return -math.expm1(sum(math.log1p(-good / (total - i)) for i in range(n))) + 0.0
