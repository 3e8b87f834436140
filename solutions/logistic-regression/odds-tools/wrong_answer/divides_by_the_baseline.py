"""divides by the baseline, which is zero for an impossible event"""

from statistics import NormalDist

import numpy as np


def odds_ratio_ci(beta, se, conf=0.95):
    z = NormalDist().inv_cdf(0.5 + conf / 2)
    low, high = beta - z * se, beta + z * se
    return np.exp(beta), np.exp(low), np.exp(high)


def risk_ratio(p0, oratio):
    p0 = np.float64(p0)
    odds = oratio * p0 / (1 - p0)
    with np.errstate(all="ignore"):
        return odds / (1 + odds) / p0


def avg_marginal_effect(X, w, b, j):
    X = np.asarray(X, dtype=np.float64)
    w = np.asarray(w, dtype=np.float64)
    z = X @ w + b
    slopes = np.exp(-np.logaddexp(0, z) - np.logaddexp(0, -z))
    return w[j] * slopes.mean()
