"""counts as counts: log of the total less the mean log count, the cross-entropy as entropy plus divergence"""

import numpy as np


def ent_xent_kl(p, q, base=np.e):
    p, q = np.asarray(p).astype(np.float64), np.asarray(q).astype(np.float64)
    keep = np.flatnonzero(p)
    a, b = p[keep], q[keep]
    share = a / a.sum()
    unit = np.log(base)
    entropy = (np.log(a.sum()) - np.average(np.log(a), weights=a)) / unit
    if (b == 0).any():
        return [entropy, np.inf, np.inf]
    divergence = np.sum(share * (np.log(share) - np.log(b / q.sum()))) / unit
    return [entropy, entropy + divergence, divergence]
