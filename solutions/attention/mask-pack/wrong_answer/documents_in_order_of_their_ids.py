"""lays out the documents as blocks in the order of their ids, not where they stand"""

import numpy as np


def causal(n_q, n_k):
    return np.tri(n_q, n_k, n_k - n_q, dtype=bool)


def padding(lengths, n):
    return np.arange(n)[None] < lengths[:, None]


def sliding_causal(n, window):
    lag = np.subtract.outer(np.arange(n), np.arange(n))
    return np.logical_and(lag >= 0, lag < window)


def prefix_lm(n, prefix):
    return np.logical_or(causal(n, n), np.arange(n)[None] < prefix)


def same_document(ids):
    if ids.ndim > 1:
        return np.stack([same_document(row) for row in ids])
    _, counts = np.unique(ids, return_counts=True)
    ends = np.cumsum(counts)
    keep = np.zeros((len(ids), len(ids)), dtype=bool)
    for start, end in zip(ends - counts, ends):
        keep[start:end, start:end] = True
    return keep
