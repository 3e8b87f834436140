"""counts below each edge by bisection in sorted lists"""

from bisect import bisect_left
from math import isnan, log

import numpy as np


def psi(reference, current, bins=10, eps=1e-4):
    both = [[float(x) for x in sample] for sample in (reference, current)]
    known = [sorted(x for x in sample if not isnan(x)) for sample in both]
    edges = [float(np.percentile(known[0], 100 * k / bins)) for k in range(1, bins)]
    table = []
    for sample, rest in zip(both, known):
        below = [0, *(bisect_left(rest, edge) for edge in edges), len(rest)]
        counts = [b - a for a, b in zip(below, below[1:])] + [len(sample) - len(rest)]
        table.append([max(count / len(sample), eps) for count in counts])
    return sum((a - e) * (log(a) - log(e)) for e, a in zip(*table))
