"""groups in a dictionary, in plain Python"""

from collections import defaultdict


def brier_parts(y, p):
    n = len(y)
    if n == 0:
        return [float("nan")] * 3
    groups = defaultdict(list)
    for label, score in zip(y, p):
        groups[float(score)].append(int(label))
    base = sum(map(sum, groups.values())) / n
    rel = sum(len(g) * (s - sum(g) / len(g)) ** 2 for s, g in groups.items()) / n
    res = sum(len(g) * (sum(g) / len(g) - base) ** 2 for g in groups.values()) / n
    return [rel, res, base - base * base]
