"""one pass with Welford's running mean and sum of squares"""

import math


def r2(y, p, w=None):
    size = mean = total = errors = 0.0
    lowest, highest = math.inf, -math.inf
    for i in range(len(y)):
        a, b, c = float(y[i]), float(p[i]), 1.0 if w is None else float(w[i])
        if c == 0.0:
            continue
        size += c
        step = a - mean
        mean += c / size * step
        total += c * step * (a - mean)
        errors += c * (a - b) ** 2
        lowest, highest = min(lowest, a), max(highest, a)
    if lowest == highest:
        return float(errors == 0.0)
    return 1.0 - errors / total


def adj_r2(y, p, k):
    n = len(y)
    if n - k <= 1:
        raise ValueError("no degrees of freedom")
    return 1.0 - (1.0 - r2(y, p)) / (1.0 - k / (n - 1))
