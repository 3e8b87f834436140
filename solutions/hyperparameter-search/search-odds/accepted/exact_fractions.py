"""searches the number of trials around its estimate, and counts hits before the first good draw"""

import math


def chance_of_top(n, q):
    if n == 0 or q == 0:
        return 0
    if n * q < 1e-9:
        return n * q * (1 - (n - 1) * q / 2)
    return 1.0 if q == 1 else 1 - math.exp(n * math.log1p(-q)) if n * q > 0.1 else -math.expm1(n * math.log1p(-q))


def trials_for_top(q, conf):
    high = 1
    while chance_of_top(high, q) < conf - 1e-12:
        high *= 2
    low = -1
    while high - low > 1:
        middle = (low + high) // 2
        if chance_of_top(middle, q) >= conf - 1e-12:
            high = middle
        else:
            low = middle
    return high


def chance_on_grid(n, total, good):
    n, good = min(n, good), max(n, good)
    chance, miss = 0.0, 1.0
    for i in range(n):
        hit = min(good / (total - i), 1.0)
        chance += miss * hit
        miss *= 1 - hit
    return chance
