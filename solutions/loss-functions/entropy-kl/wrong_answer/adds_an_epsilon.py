"""adds an epsilon inside every logarithm, so nothing is ever infinite"""

import math

import numpy as np


def ent_xent_kl(p, q, base=math.e):
    p = np.asarray(p, dtype=np.float64)
    q = np.asarray(q, dtype=np.float64)
    p = p / p.sum()
    q = q / q.sum()
    entropy = -np.sum(p * np.log(p + 1e-12)) / math.log(base)
    cross = -np.sum(p * np.log(q + 1e-12)) / math.log(base)
    return float(entropy), float(cross), float(cross - entropy)
