"""dictionaries of sums, in plain Python, returned as nested lists"""

from math import exp, log


def halves(f):
    small = exp(-abs(f))
    big, little = 1 / (1 + small), small / (1 + small)
    return (big, little) if f >= 0 else (little, big)


def boost_scores(y, leaves, rate):
    y = [bool(v) for v in y]
    F = [log(sum(y) / (len(y) - sum(y)))] * len(y)
    out = [F]
    for tree in leaves:
        sums = {}
        for label, leaf, f in zip(y, tree, F):
            p, q = halves(f)
            top, bottom = sums.get(leaf, (0.0, 0.0))
            sums[leaf] = top + (q if label else -p), bottom + p * q
        values = {leaf: top / bottom if bottom >= 1e-150 else 0.0 for leaf, (top, bottom) in sums.items()}
        F = [f + rate * values[leaf] for f, leaf in zip(F, tree)]
        out.append(F)
    return out
