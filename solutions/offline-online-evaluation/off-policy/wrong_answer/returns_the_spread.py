"""returns the standard deviation of the terms, not the error of their mean"""

import numpy as np


def _weights(a, p_log, p_new):
    return p_new[np.arange(len(a)), a] / np.asarray(p_log, dtype=float)


def _summary(t):
    return float(np.mean(t)), float(np.std(t, ddof=1))


def ips(a, r, p_log, p_new):
    return _summary(_weights(a, p_log, p_new) * r)


def snips(a, r, p_log, p_new):
    w = _weights(a, p_log, p_new)
    if w.sum() == 0:
        return float("nan"), float("nan")
    value = (w * r).sum() / w.sum()
    return float(value), float(np.sqrt((w**2 * (r - value) ** 2).sum()) / w.sum())


def doubly_robust(a, r, p_log, p_new, q):
    q = np.asarray(q, dtype=float)
    w = _weights(a, p_log, p_new)
    direct = (p_new * q).sum(axis=1)
    return _summary(direct + w * (r - q[np.arange(len(a)), a]))
