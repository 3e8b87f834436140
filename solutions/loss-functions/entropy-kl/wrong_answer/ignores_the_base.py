"""ignores the base and always answers in nats"""

import math

import numpy as np


def ent_xent_kl(p, q, base=math.e):
    p = np.asarray(p, dtype=np.float64)
    q = np.asarray(q, dtype=np.float64)
    p = p / p.sum()
    q = q / q.sum()
    seen = p > 0
    p, q = p[seen], q[seen]
    if (q == 0).any():
        return float(-np.sum(p * np.log(p))), math.inf, math.inf
    entropy = -np.sum(p * np.log(p))
    cross = -np.sum(p * np.log(q))
    return float(entropy), float(cross), float(cross - entropy)
