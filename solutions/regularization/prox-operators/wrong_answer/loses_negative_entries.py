"""thresholds from above only, so negative entries become zero"""

import numpy as np


def prox_l1(z, t):
    return np.maximum(np.asarray(z, dtype=float) - t, 0.0)


def prox_enet(z, t, g):
    return prox_l1(z, t) / (1.0 + g)


def prox_group(z, groups, t):
    z = np.asarray(z, dtype=float)
    x = np.zeros_like(z)
    for label in set(np.asarray(groups).tolist()):
        mask = np.asarray(groups) == label
        norm = np.sqrt(np.sum(z[mask] ** 2))
        if norm > t:
            x[mask] = (1 - t / norm) * z[mask]
    return x
