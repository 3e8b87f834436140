"""lets the logarithm of zero meet zero trials, which gives NaN"""

import math

import numpy as np


def chance_of_top(n, q):
    with np.errstate(all="ignore"):
        return float(-np.expm1(n * np.log1p(-np.float64(q))))


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
