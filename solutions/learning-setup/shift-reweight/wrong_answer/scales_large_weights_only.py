"""scales weights above 1 before squaring, but lets the squares of tiny ones vanish"""

import numpy as np


def weighted_risk(loss, p_src, p_tgt, self_norm):
    loss, p_src, p_tgt = [np.array(a, dtype=float) for a in (loss, p_src, p_tgt)]
    if ((p_src <= 0) & (p_tgt > 0)).any():
        raise ValueError("target outside the source")
    w = p_tgt / np.where(p_tgt > 0, p_src, 1.0)
    if not w.any():
        raise ValueError("no weights")
    q = w / max(w.max(), 1.0)
    risk = np.average(loss, weights=q) if self_norm else (w * loss).mean()
    return risk, q.sum() ** 2 / np.sum(q * q)
