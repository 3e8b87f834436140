"""warms up with micro-batches that do not exist when there are fewer than stages"""


def pipeline_schedule(p, m, kind):
    stages = []
    for s in range(p):
        warm = m if kind == "gpipe" else p - 1 - s
        ops = [("F", i) for i in range(warm)]
        for i in range(m - warm):
            ops += [("F", warm + i), ("B", i)]
        ops += [("B", i) for i in range(max(m - warm, 0), m)]
        stages.append(ops)
    return stages
