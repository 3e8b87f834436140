"""indicator matrices in place of fancy indexing"""

import numpy as np


def _terms(a, r, p_log, p_new, q):
    p_new = np.asarray(p_new).astype(float)
    taken = np.asarray(a)[:, None] == np.arange(p_new.shape[1])
    w = np.where(taken, p_new, 0).sum(axis=1) / np.asarray(p_log).astype(float)
    q = np.asarray(q).astype(float) * np.ones_like(p_new)
    base = np.einsum("ik,ik->i", p_new, q)
    return base + w * (np.asarray(r).astype(float) - np.where(taken, q, 0).sum(axis=1)), w


def _summary(t):
    return np.array([np.mean(t), np.sqrt(np.var(t) / (t.size - 1))])


def ips(a, r, p_log, p_new):
    return _summary(_terms(a, r, p_log, p_new, 0.0)[0])


def snips(a, r, p_log, p_new):
    terms, w = _terms(a, r, p_log, p_new, 0.0)
    if not w.any():
        return np.full(2, np.nan)
    value = terms.sum() / w.sum()
    return value, np.linalg.norm(w * (np.asarray(r).astype(float) - value)) / w.sum()


def doubly_robust(a, r, p_log, p_new, q):
    return _summary(_terms(a, r, p_log, p_new, q)[0])
