"""lists of terms, round by round in plain Python"""

import math
import statistics


def _weights(a, p_log, p_new):
    return [float(row[int(k)]) / float(p) for k, p, row in zip(a, p_log, p_new)]


def _summary(terms):
    return statistics.fmean(terms), statistics.stdev(terms) / math.sqrt(len(terms))


def ips(a, r, p_log, p_new):
    return _summary([w * float(x) for w, x in zip(_weights(a, p_log, p_new), r)])


def snips(a, r, p_log, p_new):
    w, r = _weights(a, p_log, p_new), [float(x) for x in r]
    total = math.fsum(w)
    if not total:
        return math.nan, math.nan
    value = math.fsum(u * x for u, x in zip(w, r)) / total
    return [value, math.hypot(*(u * (x - value) for u, x in zip(w, r))) / total]


def doubly_robust(a, r, p_log, p_new, q):
    terms = []
    for w, k, x, row, guess in zip(_weights(a, p_log, p_new), a, r, p_new, q):
        direct = sum(float(p) * float(g) for p, g in zip(row, guess))
        terms.append(direct + w * (float(x) - float(guess[int(k)])))
    return _summary(terms)
