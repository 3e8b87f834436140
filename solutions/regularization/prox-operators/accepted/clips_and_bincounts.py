"""subtracts the clipped part, and sums the groups in one pass"""

import numpy as np


def prox_l1(z, t):
    z = np.array(z, dtype=float)
    return z - np.clip(z, -t, t)


def prox_enet(z, t, g):
    z = np.array(z, dtype=float)
    return (np.maximum(z - t, 0) + np.minimum(z + t, 0)) / (1 + g)


def prox_group(z, groups, t):
    z = np.array(z, dtype=float)
    _, index = np.unique(groups, return_inverse=True)
    norms = np.sqrt(np.bincount(index, weights=z**2))
    factor = np.zeros_like(norms)
    np.divide(np.maximum(norms - t, 0), norms, out=factor, where=norms > 0)
    return factor[index] * z
