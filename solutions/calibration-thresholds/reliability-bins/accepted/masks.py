"""one mask per bin, in plain loops, with lists as result"""

import math

import numpy as np


def bins(y, p, n):
    rows = [(min(int(float(score) * n), n - 1), float(score), int(label)) for score, label in zip(p, y)]
    conf, acc, count = [], [], []
    for k in range(n):
        inside = [(score, label) for bin_, score, label in rows if bin_ == k]
        count.append(len(inside))
        conf.append(sum(s for s, _ in inside) / len(inside) if inside else math.nan)
        acc.append(sum(t for _, t in inside) / len(inside) if inside else math.nan)
    return conf, acc, count


def _gaps(y, p, n):
    return [(abs(c - a), m) for c, a, m in zip(*bins(y, p, n)) if m]


def ece(y, p, n):
    return sum(gap * m for gap, m in _gaps(y, p, n)) / len(y) if len(y) else math.nan


def mce(y, p, n):
    return np.float64(max((gap for gap, _ in _gaps(y, p, n)), default=math.nan))
