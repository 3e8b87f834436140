"""effective sample size from the squared coefficient of variation of the weights"""

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
    ess = len(v) / (1 + np.var(v) / np.mean(v) ** 2)
    if self_norm:
        risk = np.dot(v, loss) / np.sum(v)
    else:
        risk = (w * loss).sum() / len(loss)
    return float(risk), float(ess)
