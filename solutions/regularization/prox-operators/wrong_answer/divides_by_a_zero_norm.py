"""divides by the norm of a group of zeros, which gives NaN"""

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
        with np.errstate(all="ignore"):
            x[mask] = np.maximum(1 - np.divide(t, norm), 0) * z[mask]
    return x
