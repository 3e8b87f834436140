"""whole arrays, logarithms only where p is positive, an infinite logarithm of 0 kept"""

import numpy as np


def ent_xent_kl(p, q, base=np.e):
    p = np.array(p, dtype=float)
    q = np.array(q, dtype=float)
    p /= p.sum()
    q /= q.sum()
    seen = p > 0
    log_p = np.log(p, out=np.zeros_like(p), where=seen)
    log_q = np.full_like(q, -np.inf)
    np.log(q, out=log_q, where=q > 0)
    log_q[~seen] = 0.0
    terms = np.stack([-p * log_p, -p * log_q, p * (log_p - log_q)])
    return tuple(terms.sum(axis=1) / np.log(base))
