"""rows sorted and summed up, with groups by itertools"""

from itertools import groupby


def theory(c_fp, c_fn, c_tp=0.0, c_tn=0.0):
    return 1 / (1 + (c_fn - c_tp) / (c_fp - c_tn))


def empirical(y, p, c_fp, c_fn):
    rows = sorted(((float(s), int(t)) for s, t in zip(p, y)), reverse=True)
    cost = c_fn * sum(t for _, t in rows)
    best = float("inf"), cost
    for score, group in groupby(rows, key=lambda row: row[0]):
        for _, label in group:
            cost += -c_fn if label else c_fp
        if cost < best[1]:
            best = score, cost
    return [best[0], best[1] / len(rows)]
