"""takes each run of equal labels for a group of its own"""

import numpy as np


def prox_l1(z, t):
    z = np.asarray(z, dtype=float)
    return np.sign(z) * np.maximum(np.abs(z) - t, 0.0)


def prox_enet(z, t, g):
    return prox_l1(z, t) / (1.0 + g)


def prox_group(z, groups, t):
    z = np.asarray(z, dtype=float)
    if z.size == 0:
        return z.copy()
    cuts = np.flatnonzero(np.diff(groups)) + 1
    parts = []
    for part in np.split(z, cuts):
        norm = np.linalg.norm(part)
        parts.append(part * (1 - t / norm) if norm > t else np.zeros_like(part))
    return np.concatenate(parts)
