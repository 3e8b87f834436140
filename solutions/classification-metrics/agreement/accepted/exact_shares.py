"""exact shares as fractions"""

from fractions import Fraction as F
import math


def parts(C):
    C = [[F(v) for v in r] for r in C.tolist()]
    n = sum(map(sum, C))
    t = [sum(r) / n for r in C]
    p = [sum(c) / n for c in zip(*C)]
    return [[v / n for v in r] for r in C], t, p


def mcc(C):
    S, t, p = parts(C)
    cov = lambda a, b: sum(x * y for x, y in zip(a, b))
    num = sum(S[k][k] for k in range(len(S))) - cov(t, p)
    den = (1 - cov(t, t)) * (1 - cov(p, p))
    return float(num) / math.sqrt(den) if den else 0.0


def kappa(C):
    S, t, p = parts(C)
    e = sum(x * y for x, y in zip(t, p))
    o = sum(S[k][k] for k in range(len(S)))
    return float((o - e) / (1 - e)) if e != 1 else 0.0


def balanced_accuracy(C):
    S, t, _ = parts(C)
    r = [S[k][k] / t[k] for k in range(len(S)) if t[k]]
    return float(sum(r) / len(r))
