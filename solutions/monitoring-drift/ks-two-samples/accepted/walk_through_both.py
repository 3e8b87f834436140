"""a walk through both sorted samples, and the dual series for small values"""

import math


def ks_2samp(x, y):
    x, y = sorted(float(v) for v in x), sorted(float(v) for v in y)
    i = j = 0
    d = 0.0
    while i < len(x) and j < len(y):
        t = min(x[i], y[j])
        while i < len(x) and x[i] == t:
            i += 1
        while j < len(y) and y[j] == t:
            j += 1
        d = max(d, abs(i / len(x) - j / len(y)))
    lam = d * math.sqrt(len(x) * len(y) / (len(x) + len(y)))
    if lam < 0.05:
        return d, 1.0
    if lam < 1:
        terms = (math.exp(-(((2 * k - 1) * math.pi) ** 2) / (8 * lam * lam)) for k in range(1, 20))
        return d, 1 - math.sqrt(2 * math.pi) / lam * sum(terms)
    return d, 2 * sum((-1) ** (k - 1) * math.exp(-2 * (k * lam) ** 2) for k in range(1, 20))
