"""takes the highest minimising order statistic by partition, and counts with a Counter"""

import math
from collections import Counter

import numpy as np


def best_constant(y, loss, tau=0.5):
    y = np.array(y, dtype=np.float64)
    n = len(y)
    if n == 0 or loss not in {"mse", "mae", "pinball", "log", "zero-one"}:
        raise ValueError("nothing to minimise")
    if loss in {"mse", "log"}:
        return np.array(math.fsum(y) / n)
    if loss == "zero-one":
        counts = Counter(y.tolist())
        top = max(counts.values())
        return min(value for value, count in counts.items() if count == top)
    level = tau if loss == "pinball" else 0.5
    return np.partition(y, min(int(level * n), n - 1))[min(int(level * n), n - 1)]
