"""runs the micro-batches in groups of p and empties the pipeline after each"""


def pipeline_schedule(p, m, kind):
    size = m if kind == "gpipe" else p
    ops = []
    for start in range(0, m, size):
        group = range(start, min(start + size, m))
        ops += [("F", i) for i in group] + [("B", i) for i in group]
    return [list(ops) for _ in range(p)]
