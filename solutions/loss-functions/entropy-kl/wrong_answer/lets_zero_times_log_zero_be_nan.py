"""multiplies 0 by the logarithm of 0, which is NaN"""

import math

import numpy as np


def ent_xent_kl(p, q, base=math.e):
    p = np.asarray(p, dtype=np.float64)
    q = np.asarray(q, dtype=np.float64)
    p = p / p.sum()
    q = q / q.sum()
    with np.errstate(divide="ignore", invalid="ignore"):
        entropy = -np.sum(p * np.log(p)) / math.log(base)
    with np.errstate(divide="ignore", invalid="ignore"):
        cross = -np.sum(p * np.log(q)) / math.log(base)
    return float(entropy), float(cross), float(cross - entropy)
