"""sums and the statistics module, user by user"""

import math
import statistics


def cuped(y, x, arm):
    y, x = [float(v) for v in y], [float(v) for v in x]
    my, mx = math.fsum(y) / len(y), math.fsum(x) / len(x)
    spread = math.fsum((v - mx) ** 2 for v in x)
    theta = 0.0
    if max(x) > min(x):
        theta = math.fsum((a - mx) * (b - my) for a, b in zip(x, y)) / spread
    groups = {0: [], 1: []}
    for a, b, k in zip(x, y, arm):
        groups[int(k)].append(b - my - theta * (a - mx))
    effect = statistics.fmean(groups[1]) - statistics.fmean(groups[0])
    se = math.sqrt(sum(statistics.variance(g) / len(g) for g in groups.values()))
    return [effect, se, theta]
