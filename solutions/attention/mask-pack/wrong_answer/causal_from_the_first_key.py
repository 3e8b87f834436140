"""aligns the causal mask with the first key, so that one query with a cache sees only key 0"""

import numpy as np


def causal(n_q, n_k):
    return np.tri(n_q, n_k, dtype=bool)


def padding(lengths, n):
    return np.arange(n) < np.asarray(lengths).reshape(-1, 1)


def sliding_causal(n, window):
    return np.tri(n, dtype=bool) & ~np.tri(n, k=-window, dtype=bool)


def prefix_lm(n, prefix):
    keep = np.tri(n, dtype=bool)
    keep[:, :prefix] = True
    return keep


def same_document(ids):
    return np.expand_dims(ids, -1) == np.expand_dims(ids, -2)
