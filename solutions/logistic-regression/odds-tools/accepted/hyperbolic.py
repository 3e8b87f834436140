"""p (1 - p) as 1 / (4 cosh²), row by row, and a normal distribution centred at the coefficient"""

import math
from statistics import NormalDist


def odds_ratio_ci(beta, se, conf=0.95):
    if se == 0:
        return (math.exp(beta),) * 3
    normal = NormalDist(beta, se)
    return math.exp(beta), math.exp(normal.inv_cdf(0.5 - conf / 2)), math.exp(normal.inv_cdf(0.5 + conf / 2))


def risk_ratio(p0, oratio):
    return 1 / (p0 + (1 - p0) / oratio) if oratio else 0.0


def avg_marginal_effect(X, w, b, j):
    effects = []
    for row in X:
        z = sum(float(x) * float(c) for x, c in zip(row, w)) + b
        effects.append(0.0 if abs(z) > 1000 else 0.25 / math.cosh(z / 2) ** 2)
    return float(w[j]) * sum(effects) / len(effects)
