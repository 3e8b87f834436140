"""averages the squared distance over the dimensions"""

import math

import numpy as np


def kernel(A, B, length):
    d2 = ((A[:, None] - B[None]) ** 2).mean(-1)
    return np.exp(-d2 / (2 * length**2))


def gp_posterior(X, y, Xs, length, noise):
    X, y, Xs = (np.asarray(a, dtype=float) for a in (X, y, Xs))
    if len(X) == 0:
        return np.zeros(len(Xs)), np.ones(len(Xs))
    K = kernel(X, X, length) + noise * np.eye(len(X))
    S = kernel(X, Xs, length)
    y_mean = 0.0
    mu = S.T @ np.linalg.solve(K, y - y_mean) + y_mean
    variance = 1 - (S * np.linalg.solve(K, S)).sum(axis=0)
    return mu, np.sqrt(np.maximum(variance, 0))


def expected_improvement(mu, sd, best):
    mu, sd = np.asarray(mu, dtype=float), np.asarray(sd, dtype=float)
    gain = best - mu
    with np.errstate(all="ignore"):
        z = gain / sd
    cdf = np.array([0.5 * math.erfc(-v / math.sqrt(2)) if v == v else 0.0 for v in z])
    pdf = np.exp(-(z**2) / 2) / math.sqrt(2 * math.pi)
    with np.errstate(all="ignore"):
        value = gain * cdf + sd * pdf
    return np.where(sd > 0, value, np.maximum(gain, 0))
