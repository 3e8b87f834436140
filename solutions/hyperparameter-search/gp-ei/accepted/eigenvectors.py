"""eigenvectors of the kernel, and the normal distribution from the standard library"""

from statistics import NormalDist

import numpy as np


def rbf(A, B, length):
    d2 = np.zeros((len(A), len(B)))
    for j in range(A.shape[1]):
        d2 += np.subtract.outer(A[:, j], B[:, j]) ** 2
    return np.exp(-d2 / (2.0 * length * length))


def gp_posterior(X, y, Xs, length, noise):
    X, y, Xs = (np.array(a, dtype=float) for a in (X, y, Xs))
    value, Q = np.linalg.eigh(rbf(X, X, length))
    value = np.clip(value, 0, None) + noise
    S = Q.T @ rbf(X, Xs, length)
    mu = (S / value[:, None]).T @ (Q.T @ y)
    left = 1.0 - np.sum(S**2 / value[:, None], axis=0)
    return mu.tolist(), np.sqrt(left.clip(0)).tolist()


def expected_improvement(mu, sd, best):
    normal = NormalDist()
    result = []
    for m, s in zip(np.asarray(mu).tolist(), np.asarray(sd).tolist()):
        if s == 0:
            result.append(max(best - m, 0.0))
        else:
            z = (best - m) / s
            result.append(max(s * (z * normal.cdf(z) + normal.pdf(z)), 0.0))
    return result
