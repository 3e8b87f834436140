"""thresholds each entry of a group by itself"""

import numpy as np


def prox_l1(z, t):
    z = np.asarray(z, dtype=float)
    return np.sign(z) * np.maximum(np.abs(z) - t, 0.0)


def prox_enet(z, t, g):
    return prox_l1(z, t) / (1.0 + g)


def prox_group(z, groups, t):
    return prox_l1(z, t)
