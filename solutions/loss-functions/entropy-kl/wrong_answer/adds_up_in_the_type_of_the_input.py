"""normalises in the type of the input, so float32 loses digits"""

import math

import numpy as np


def ent_xent_kl(p, q, base=math.e):
    p, q = np.asarray(p), np.asarray(q)
    p = p / p.sum()
    q = q / q.sum()
    seen = p > 0
    p, q = p[seen], q[seen]
    if (q == 0).any():
        return float(-np.sum(p * np.log(p)) / math.log(base)), math.inf, math.inf
    entropy = -np.sum(p * np.log(p)) / math.log(base)
    cross = -np.sum(p * np.log(q)) / math.log(base)
    return float(entropy), float(cross), float(cross - entropy)
