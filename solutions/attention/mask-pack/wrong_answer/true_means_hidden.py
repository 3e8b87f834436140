"""returns masks in which True hides a key instead of keeping it"""

import numpy as np


def causal(n_q, n_k):
    return np.triu(np.ones((n_q, n_k), dtype=bool), n_k - n_q + 1)


def padding(lengths, n):
    return np.arange(n) >= lengths[:, None]


def sliding_causal(n, window):
    back = np.arange(n)[:, None] - np.arange(n)[None, :]
    return (back < 0) | (back >= window)


def prefix_lm(n, prefix):
    return causal(n, n) & (np.arange(n) >= prefix)


def same_document(ids):
    return ids[..., :, None] != ids[..., None, :]
