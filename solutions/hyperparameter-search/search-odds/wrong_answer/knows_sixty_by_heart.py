"""scales the sixty of the rule of thumb, three over q, to every confidence"""

import math


def chance_of_top(n, q):
    return float(n > 0) if q == 1 else -math.expm1(n * math.log1p(-q))


def trials_for_top(q, conf):
    return math.ceil(3 / q * math.log(max(1 - conf, 1e-300)) / math.log(0.05)) if conf else 0


def chance_on_grid(n, total, good):
    if n + good > total:
        return 1.0 if good else 0.0
    return -math.expm1(sum(math.log1p(-good / (total - i)) for i in range(n))) + 0.0
