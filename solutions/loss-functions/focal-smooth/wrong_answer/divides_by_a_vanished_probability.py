"""takes 1 - p to the power gamma - 1, which is infinite where 1 - p has vanished"""

import numpy as np


def focal(z, y, gamma, alpha):
    z, y = np.asarray(z, dtype=float), np.asarray(y).astype(bool)
    m = np.where(y, z, -z)
    weight = np.where(y, alpha, 1 - alpha) / len(z)
    log_p, q = -np.logaddexp(0, -m), np.exp(-np.logaddexp(0, m))
    p = np.exp(log_p)
    loss = -np.sum(weight * q**gamma * log_p)
    with np.errstate(all="ignore"):
        slope = gamma * q ** (gamma - 1) * p * q * log_p - q**gamma * q
    return loss, np.where(y, slope, -slope) * weight


def smooth_ce(Z, y, eps):
    Z = np.asarray(Z, dtype=float)
    n, k = Z.shape
    shifted = Z - Z.max(axis=1, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    target = np.full((n, k), eps / k)
    target[np.arange(n), y] += 1 - eps
    return -np.sum(target * log_p) / n, (np.exp(log_p) - target) / n
