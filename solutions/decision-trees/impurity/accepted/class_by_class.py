"""one class after the other, in plain Python"""

import math


def impurity(counts, kind):
    counts = [float(c) for c in counts]
    n = sum(counts)
    if n == 0:
        return 0
    if kind == "error":
        return (n - max(counts)) / n
    total = 0.0
    for c in counts:
        p = c / n
        if kind == "gini":
            total += p * (1 - p)
        elif p > 0:
            total -= p * math.log(p, 2)
    return total
