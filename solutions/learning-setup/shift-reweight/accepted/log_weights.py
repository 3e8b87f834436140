"""weights by their logarithms, the plain form from the self-normalised one"""

import numpy as np


def weighted_risk(loss, p_src, p_tgt, self_norm):
    loss, p_src, p_tgt = np.array([loss, p_src, p_tgt], dtype=np.float64)
    if np.any((p_src <= 0) & (p_tgt > 0)):
        raise ValueError("unbounded weight")
    log_weight = np.full(len(loss), -np.inf)
    inside = p_tgt > 0
    if not np.any(inside):
        raise ValueError("nothing to weigh")
    log_weight[inside] = np.log(p_tgt[inside]) - np.log(p_src[inside])
    top = log_weight.max()
    share = np.exp(log_weight - top)
    total = share.sum()
    ess = 1.0 / np.sum((share / total) ** 2)
    risk = np.average(loss, weights=share)
    return np.array([risk if self_norm else risk * np.exp(top) * total / len(loss), ess])
