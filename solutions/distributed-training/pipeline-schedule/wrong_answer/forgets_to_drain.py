"""leaves out the backwards of the micro-batches that warmed the pipeline up"""


def pipeline_schedule(p, m, kind):
    stages = []
    for s in range(p):
        if kind == "gpipe":
            stages.append([("F", i) for i in range(m)] + [("B", i) for i in range(m)])
            continue
        warm = min(m, p - 1 - s)
        ops = [("F", i) for i in range(warm)]
        for i in range(m - warm):
            ops += [("F", warm + i), ("B", i)]
        stages.append(ops)
    return stages
