"""makes the prefix one position too long"""

import numpy as np


def causal(n_q, n_k):
    return np.tril(np.ones((n_k, n_k), dtype=bool))[n_k - n_q :]


def padding(lengths, n):
    return np.array([np.arange(n) < length for length in lengths])


def sliding_causal(n, window):
    mask = np.tril(np.ones((n, n), dtype=bool))
    return mask & np.triu(np.ones((n, n), dtype=bool), 1 - window)


def prefix_lm(n, prefix):
    mask = np.tril(np.ones((n, n), dtype=bool))
    mask |= np.arange(n)[None, :] <= prefix
    return mask


def same_document(ids):
    return ids[..., None, :] == ids[..., :, None]
