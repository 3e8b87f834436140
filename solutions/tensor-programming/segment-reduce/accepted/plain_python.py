"""dictionaries of lists, in plain Python"""

import math


def segment_reduce(x, ids, n, op):
    groups = {segment: [] for segment in range(n)}
    for value, segment in zip(x, ids):
        groups[int(segment)].append(float(value))
    if op == "sum":
        return [math.fsum(groups[segment]) for segment in range(n)]
    if op == "mean":
        return [math.fsum(g) / len(g) if (g := groups[segment]) else math.nan for segment in range(n)]
    if op == "max":
        return [max(groups[segment], default=-math.inf) for segment in range(n)]
    if op != "softmax":
        raise ValueError(op)
    tops = {segment: max(g, default=0.0) for segment, g in groups.items()}
    totals = {segment: sum(math.exp(v - tops[segment]) for v in g) for segment, g in groups.items()}
    return [math.exp(float(v) - tops[int(s)]) / totals[int(s)] for v, s in zip(x, ids)]
