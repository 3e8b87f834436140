"""warms up every stage as long as the first, so late stages hold p micro-batches"""


def pipeline_schedule(p, m, kind):
    warm = m if kind == "gpipe" else min(m, p)
    stages = []
    for _ in range(p):
        ops = [("F", i) for i in range(warm)]
        for i in range(m):
            ops.append(("B", i))
            if warm + i < m:
                ops.append(("F", warm + i))
        stages.append(ops)
    return stages
