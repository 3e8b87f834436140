"""adds a small constant to the sum of weights, which may be smaller still"""

import numpy as np


def weighted_risk(loss, p_src, p_tgt, self_norm):
    loss, p_src, p_tgt = [np.array(a, dtype=float) for a in (loss, p_src, p_tgt)]
    if ((p_src <= 0) & (p_tgt > 0)).any():
        raise ValueError("target outside the source")
    w = p_tgt / np.where(p_tgt > 0, p_src, 1.0)
    if not w.any():
        raise ValueError("no weights")
    q = w / (w.sum() + 1e-12)
    risk = (q * loss).sum() if self_norm else (w * loss).mean()
    return risk, q.sum() ** 2 / (q**2).sum()
