"""takes a forward while the limit of live micro-batches allows one, else a backward; lists for pairs"""


def pipeline_schedule(p, m, kind):
    stages = []
    for s in range(p):
        limit = m if kind == "gpipe" else p - s
        forwards = backwards = 0
        ops = []
        while backwards < m:
            if forwards < m and forwards - backwards < limit:
                ops.append(["F", forwards])
                forwards += 1
            else:
                ops.append(["B", backwards])
                backwards += 1
        stages.append(ops)
    return stages
