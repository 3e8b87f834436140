"""normalises q over the events that p sees, which hides the rest of its weight"""

import math

import numpy as np


def ent_xent_kl(p, q, base=math.e):
    p = np.asarray(p, dtype=np.float64)
    q = np.asarray(q, dtype=np.float64)
    p = p / p.sum()
    seen = p > 0
    p, q = p[seen], q[seen]
    q = q / q.sum()
    if (q == 0).any():
        return float(-np.sum(p * np.log(p)) / math.log(base)), math.inf, math.inf
    entropy = -np.sum(p * np.log(p)) / math.log(base)
    cross = -np.sum(p * np.log(q)) / math.log(base)
    return float(entropy), float(cross), float(cross - entropy)
