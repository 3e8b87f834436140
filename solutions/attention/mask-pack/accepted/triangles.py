"""Cuts every mask out of triangles and blocks of ones."""

import numpy as np


def causal(n_q, n_k):
    return ~np.triu(np.ones((n_q, n_k), dtype=bool), 1 + n_k - n_q)


def padding(lengths, n):
    keep = np.zeros((len(lengths), n), dtype=bool)
    for row, length in zip(keep, lengths):
        row[:length] = True
    return keep


def sliding_causal(n, window):
    below = np.tril(np.ones((n, n), dtype=bool))
    return below & ~np.tril(np.ones((n, n), dtype=bool), -window)


def prefix_lm(n, prefix):
    keep = np.tril(np.ones((n, n), dtype=bool))
    keep[:prefix, :prefix] = True
    return keep


def same_document(ids):
    keep = np.zeros((*ids.shape, ids.shape[-1]), dtype=bool)
    for document in np.unique(ids):
        member = ids == document
        keep |= member[..., :, None] & member[..., None, :]
    return keep
