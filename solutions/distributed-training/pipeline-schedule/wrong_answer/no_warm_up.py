"""alternates from the start, so only one micro-batch is under way at a time"""


def pipeline_schedule(p, m, kind):
    if kind == "gpipe":
        return [[("F", i) for i in range(m)] + [("B", i) for i in range(m)] for _ in range(p)]
    return [[op for i in range(m) for op in (("F", i), ("B", i))] for _ in range(p)]
