"""takes probabilities below 1e-12 in p for 0"""

import math

import numpy as np


def ent_xent_kl(p, q, base=math.e):
    p, q = np.asarray(p, dtype=float), np.asarray(q, dtype=float)
    p, q = p / p.sum(), q / q.sum()
    seen = p > 1e-12
    p, q = p[seen], q[seen]
    if np.any(q == 0):
        return -np.sum(p * np.log(p)) / math.log(base), math.inf, math.inf
    entropy, cross = -np.sum(p * np.log(p)), -np.sum(p * np.log(q))
    return entropy / math.log(base), cross / math.log(base), (cross - entropy) / math.log(base)
