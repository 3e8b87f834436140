"""returns the order of GPipe for 1F1B too"""


def pipeline_schedule(p, m, kind):
    return [[("F", i) for i in range(m)] + [("B", i) for i in range(m)] for _ in range(p)]
