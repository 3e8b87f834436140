"""runs the backward of the newest micro-batch, not of the oldest"""


def pipeline_schedule(p, m, kind):
    stages = []
    for s in range(p):
        warm = m if kind == "gpipe" else min(m, p - 1 - s)
        ops, held = [], []
        for i in range(m):
            ops.append(("F", i))
            held.append(i)
            if i >= warm:
                ops.append(("B", held.pop()))
        while held:
            ops.append(("B", held.pop()))
        stages.append(ops)
    return stages
