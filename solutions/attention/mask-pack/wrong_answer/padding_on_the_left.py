"""keeps the last positions of each row, as if the padding stood on the left"""

import numpy as np


def causal(n_q, n_k):
    return np.tri(n_q, n_k, k=n_k - n_q, dtype=bool)


def padding(lengths, n):
    return np.arange(n) >= n - lengths[:, None]


def sliding_causal(n, window):
    i = np.arange(n)[:, None]
    j = np.arange(n)[None, :]
    return (i - window < j) & (j <= i)


def prefix_lm(n, prefix):
    i = np.arange(n)[:, None]
    j = np.arange(n)[None, :]
    return (j <= i) | (j < prefix)


def same_document(ids):
    return ids[..., :, None] == ids[..., None, :]
