"""shrinks the groups within the array of the caller"""

import numpy as np


def prox_l1(z, t):
    z = np.asarray(z, dtype=float)
    return np.sign(z) * np.maximum(np.abs(z) - t, 0.0)


def prox_enet(z, t, g):
    return prox_l1(z, t) / (1.0 + g)


def prox_group(z, groups, t):
    x = np.asarray(z, dtype=float)
    for label in np.unique(groups):
        mask = groups == label
        norm = np.linalg.norm(x[mask])
        x[mask] *= 1 - t / norm if norm > t else 0.0
    return x
