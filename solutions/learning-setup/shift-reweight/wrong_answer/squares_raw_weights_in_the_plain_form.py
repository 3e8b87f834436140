"""scales the weights before squaring only in the self-normalised form"""

import numpy as np


def weighted_risk(loss, p_src, p_tgt, self_norm):
    loss, p_src, p_tgt = [np.array(a, dtype=float) for a in (loss, p_src, p_tgt)]
    if ((p_src <= 0) & (p_tgt > 0)).any():
        raise ValueError("target outside the source")
    w = p_tgt / np.where(p_tgt > 0, p_src, 1.0)
    if not w.any():
        raise ValueError("no weights")
    if self_norm:
        q = w / w.sum()
        return (q * loss).sum(), 1.0 / np.sum(q * q)
    return (w * loss).sum() / w.size, w.sum() ** 2 / (w * w).sum()
