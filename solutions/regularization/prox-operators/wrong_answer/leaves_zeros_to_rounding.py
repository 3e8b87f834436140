"""reaches zero by iterated shrinking, which leaves tiny numbers"""

import numpy as np


def prox_l1(z, t):
    z = np.asarray(z, dtype=float)
    return z * np.abs(z) / (np.abs(z) + t + 1e-300) if t == 0 else np.sign(z) * 0.5 * (
        np.abs(z) - t + np.sqrt((np.abs(z) - t) ** 2 + 1e-18)
    )


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
