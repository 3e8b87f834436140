"""shrinks a group by 1 - t / norm also where this is negative"""

import numpy as np


def prox_l1(z, t):
    z = np.asarray(z, dtype=float)
    return np.sign(z) * np.maximum(np.abs(z) - t, 0.0)


def prox_enet(z, t, g):
    return prox_l1(z, t) / (1.0 + g)


def prox_group(z, groups, t):
    z = np.asarray(z, dtype=float)
    x = np.zeros_like(z)
    for label in np.unique(groups):
        mask = groups == label
        norm = np.linalg.norm(z[mask])
        if norm > 0:
            x[mask] = z[mask] * (1 - t / norm)
    return x
