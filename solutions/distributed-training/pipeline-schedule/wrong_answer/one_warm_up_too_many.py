"""does one warm-up forward more than there are stages after it"""


def pipeline_schedule(p, m, kind):
    stages = []
    for s in range(p):
        warm = m if kind == "gpipe" else min(m, p - s)
        ops = [("F", i) for i in range(warm)]
        for i in range(m - warm):
            ops += [("F", warm + i), ("B", i)]
        ops += [("B", i) for i in range(m - warm, m)]
        stages.append(ops)
    return stages
