"""drops the events that q rules out, where the divergence is infinite"""

import math

import numpy as np


def ent_xent_kl(p, q, base=math.e):
    p = np.asarray(p, dtype=np.float64)
    q = np.asarray(q, dtype=np.float64)
    p = p / p.sum()
    q = q / q.sum()
    entropy = -np.sum(p[p > 0] * np.log(p[p > 0])) / math.log(base)
    both = (p > 0) & (q > 0)
    p, q = p[both], q[both]
    cross = -np.sum(p * np.log(q)) / math.log(base)
    return float(entropy), float(cross), float(cross - entropy)
