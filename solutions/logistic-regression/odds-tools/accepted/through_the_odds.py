"""the definitions step by step, with the two ends of the baseline apart"""

import math
from statistics import NormalDist

import numpy as np


def odds_ratio_ci(beta, se, conf=0.95):
    z = NormalDist().inv_cdf(1 - (1 - conf) / 2)
    return [math.exp(beta + k * z * se) for k in (0, -1, 1)]


def risk_ratio(p0, oratio):
    if p0 == 0:
        return oratio
    if p0 == 1:
        return 1.0
    odds = oratio * p0 / (1 - p0)
    return odds / (1 + odds) / p0


def avg_marginal_effect(X, w, b, j):
    z = np.asarray(X, dtype=float) @ np.asarray(w, dtype=float) + b
    p = np.exp(-np.logaddexp(0, -z))
    q = np.exp(-np.logaddexp(0, z))
    return float(w[j] * (p * q).mean())
