"""lets the total shrink with the draws and keeps the number of bad settings"""

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
    miss = 1.0
    for i in range(n):
        miss *= min((total - good) / (total - i), 1.0) if good else 1.0
    return 1 - miss
