"""Gets documents from a product of one-hot rows, the rest from nested lists and slices."""

import numpy as np


def causal(n_q, n_k):
    full = np.tril(np.ones((n_k, n_k)))
    return full[n_k - n_q :] > 0


def padding(lengths, n):
    return np.array([[True] * int(length) + [False] * (n - int(length)) for length in lengths])


def sliding_causal(n, window):
    keep = np.zeros((n, n), dtype=bool)
    for back in range(min(window, n)):
        keep |= np.eye(n, k=-back, dtype=bool)
    return keep


def prefix_lm(n, prefix):
    ends = np.maximum(np.arange(1, n + 1), prefix)
    return padding(ends, n)


def same_document(ids):
    _, labels = np.unique(ids, return_inverse=True)
    one_hot = np.eye(labels.max() + 1)[labels.reshape(np.shape(ids))]
    return one_hot @ one_hot.swapaxes(-1, -2) > 0.5
