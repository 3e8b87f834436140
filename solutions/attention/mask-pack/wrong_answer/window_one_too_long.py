"""lets a position see w keys before itself, so w + 1 in all"""

import numpy as np


def causal(n_q, n_k):
    return np.tri(n_q, n_k, n_k - n_q).astype(bool)


def padding(lengths, n):
    return np.arange(n) < lengths[:, None]


def sliding_causal(n, window):
    i, j = np.indices((n, n))
    return (j <= i) & (j >= i - window)


def prefix_lm(n, prefix):
    i, j = np.indices((n, n))
    return (j <= i) | (j < prefix)


def same_document(ids):
    return np.equal(ids[..., None], ids[..., None, :])
