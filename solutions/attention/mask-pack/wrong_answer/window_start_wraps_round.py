"""slices from a start below zero, which Python counts from the end, so that early rows lose their keys"""

import numpy as np


def causal(n_q, n_k):
    keep = np.zeros((n_q, n_k), dtype=bool)
    for i in range(n_q):
        keep[i, : n_k - n_q + i + 1] = True
    return keep


def padding(lengths, n):
    keep = np.zeros((len(lengths), n), dtype=bool)
    for i, length in enumerate(lengths):
        keep[i, :length] = True
    return keep


def sliding_causal(n, window):
    keep = np.zeros((n, n), dtype=bool)
    for i in range(n):
        keep[i, i - window + 1 : i + 1] = True
    return keep


def prefix_lm(n, prefix):
    keep = causal(n, n)
    keep[:, :prefix] = True
    return keep


def same_document(ids):
    return ids[..., :, None] == ids[..., None, :]
