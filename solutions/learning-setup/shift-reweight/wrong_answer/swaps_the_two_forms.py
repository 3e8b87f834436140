"""divides by n if asked to normalise, and by the sum of the weights if not"""

import numpy as np


def weighted_risk(loss, p_src, p_tgt, self_norm):
    loss = np.asarray(loss, dtype=float)
    p_src = np.asarray(p_src, dtype=float)
    p_tgt = np.asarray(p_tgt, dtype=float)
    if ((p_src == 0) & (p_tgt > 0)).any():
        raise ValueError("target outside the support of the source")
    w = np.where(p_tgt > 0, p_tgt, 0.0) / np.where(p_src > 0, p_src, 1.0)
    if w.sum() == 0:
        raise ValueError("all weights are zero")
    v = w / w.max()
    ess = v.sum() ** 2 / (v**2).sum()
    if not self_norm:
        risk = (v * loss).sum() / v.sum()
    else:
        risk = (w * loss).sum() / len(loss)
    return float(risk), float(ess)
