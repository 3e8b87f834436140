"""divides the odds by the odds ratio"""

from statistics import NormalDist

import numpy as np


def odds_ratio_ci(beta, se, conf=0.95):
    z = NormalDist().inv_cdf(0.5 + conf / 2)
    low, high = beta - z * se, beta + z * se
    return np.exp(beta), np.exp(low), np.exp(high)


def risk_ratio(p0, oratio):
    return 1 / (oratio * (1 - p0) + p0)


def avg_marginal_effect(X, w, b, j):
    X = np.asarray(X, dtype=np.float64)
    w = np.asarray(w, dtype=np.float64)
    z = X @ w + b
    slopes = np.exp(-np.logaddexp(0, z) - np.logaddexp(0, -z))
    return w[j] * slopes.mean()
