"""returns the order of 1F1B for GPipe too"""


def pipeline_schedule(p, m, kind):
    stages = []
    for s in range(p):
        warm = min(m, p - 1 - s)
        ops = [("F", i) for i in range(warm)]
        for i in range(m - warm):
            ops += [("F", warm + i), ("B", i)]
        ops += [("B", i) for i in range(m - warm, m)]
        stages.append(ops)
    return stages
