"""shrinks by 1 + g first and then takes off the full threshold"""

import numpy as np


def prox_l1(z, t):
    z = np.asarray(z, dtype=float)
    return np.sign(z) * np.maximum(np.abs(z) - t, 0.0)


def prox_enet(z, t, g):
    return prox_l1(np.asarray(z, dtype=float) / (1.0 + g), t)


def prox_group(z, groups, t):
    z = np.asarray(z, dtype=float)
    x = np.zeros_like(z)
    for label in set(np.asarray(groups).tolist()):
        mask = np.asarray(groups) == label
        norm = np.sqrt(np.sum(z[mask] ** 2))
        if norm > t:
            x[mask] = (1 - t / norm) * z[mask]
    return x
