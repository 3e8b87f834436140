"""counts warm-up forwards by the stages before it, so that stages wait for each other for ever"""


def pipeline_schedule(p, m, kind):
    stages = []
    for s in range(p):
        warm = m if kind == "gpipe" else min(m, s)
        ops = [("F", i) for i in range(warm)]
        for i in range(warm, m):
            ops += [("F", i), ("B", i - warm)]
        ops += [("B", i) for i in range(m - warm, m)]
        stages.append(ops)
    return stages
