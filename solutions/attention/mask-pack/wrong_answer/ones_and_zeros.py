"""returns integers, on which ~ and boolean indexing do something else than on a bool mask"""

import numpy as np


def causal(n_q, n_k):
    return np.tril(np.ones((n_q, n_k), dtype=int), n_k - n_q)


def padding(lengths, n):
    return (np.arange(n) < lengths[:, None]).astype(int)


def sliding_causal(n, window):
    return np.tril(np.ones((n, n), dtype=int)) - np.tril(np.ones((n, n), dtype=int), -window)


def prefix_lm(n, prefix):
    mask = np.tril(np.ones((n, n), dtype=int))
    mask[:, :prefix] = 1
    return mask


def same_document(ids):
    return (ids[..., :, None] == ids[..., None, :]).astype(int)
