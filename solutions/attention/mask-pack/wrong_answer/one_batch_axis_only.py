"""reads ids with more than one leading axis wrongly"""

import numpy as np


def causal(n_q, n_k):
    return np.tri(n_q, n_k, n_k - n_q, dtype=bool)


def padding(lengths, n):
    return np.arange(n) < lengths[:, None]


def sliding_causal(n, window):
    # Steps back from query to key: 0 is the query itself, negative is the future.
    back = np.arange(n)[:, None] - np.arange(n)
    return (back >= 0) & (back < window)


def prefix_lm(n, prefix):
    return causal(n, n) | (np.arange(n) < prefix)


def same_document(ids):
    if ids.ndim == 1:
        return ids[:, None] == ids
    return ids[:, :, None] == ids[:, None, :]
