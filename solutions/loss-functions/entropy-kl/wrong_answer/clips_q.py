"""clips the probabilities of q from below at 1e-15"""

import math

import numpy as np


def ent_xent_kl(p, q, base=math.e):
    p = np.asarray(p, dtype=np.float64)
    q = np.asarray(q, dtype=np.float64)
    p = p / p.sum()
    q = q / q.sum()
    seen = p > 0
    p, q = p[seen], q[seen]
    q = np.clip(q, 1e-15, 1.0)
    entropy = -np.sum(p * np.log(p)) / math.log(base)
    cross = -np.sum(p * np.log(q)) / math.log(base)
    return float(entropy), float(cross), float(cross - entropy)
