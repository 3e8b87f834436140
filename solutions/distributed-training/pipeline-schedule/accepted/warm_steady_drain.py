"""warm-up, steady pairs and drain written out; GPipe's backwards from the newest to the oldest"""


def pipeline_schedule(p, m, kind):
    if kind == "gpipe":
        forwards = [("F", i) for i in range(m)]
        return [forwards + [("B", i) for i in reversed(range(m))] for _ in range(p)]
    stages = []
    for s in range(p):
        warm = min(m, p - 1 - s)
        warm_up = [("F", i) for i in range(warm)]
        steady = [op for i in range(m - warm) for op in (("F", warm + i), ("B", i))]
        drain = [("B", i) for i in range(m - warm, m)]
        stages.append(warm_up + steady + drain)
    return stages
