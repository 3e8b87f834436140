"""multiplies the threshold by the root of the group size"""

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
        norm, bound = np.linalg.norm(z[mask]), t * np.sqrt(mask.sum())
        if norm > bound:
            x[mask] = (1 - bound / norm) * z[mask]
    return x
