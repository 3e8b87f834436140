"""goes through the entries one by one and loses the shape of the array"""

import numpy as np


def prox_l1(z, t):
    z = np.asarray(z, dtype=float)
    return np.sign(z) * np.maximum(np.abs(z) - t, 0.0)


def prox_enet(z, t, g):
    z = np.asarray(z, dtype=float)
    return np.array([np.sign(v) * max(abs(v) - t, 0.0) / (1.0 + g) for v in z.ravel()])


def prox_group(z, groups, t):
    z = np.asarray(z, dtype=float)
    x = np.zeros_like(z)
    for label in set(np.asarray(groups).tolist()):
        mask = np.asarray(groups) == label
        norm = np.sqrt(np.sum(z[mask] ** 2))
        if norm > t:
            x[mask] = (1 - t / norm) * z[mask]
    return x
