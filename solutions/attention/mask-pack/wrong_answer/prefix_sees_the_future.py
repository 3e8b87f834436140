"""opens the rows of the prefix instead of its columns, so that the prefix sees what comes after it"""

import numpy as np


def causal(n_q, n_k):
    rows = np.arange(n_k - n_q, n_k)
    return np.arange(n_k)[None, :] <= rows[:, None]


def padding(lengths, n):
    positions = np.arange(n)
    return positions[None, :] < lengths[:, None]


def sliding_causal(n, window):
    rows, columns = np.ogrid[:n, :n]
    return (columns <= rows) & (columns > rows - window)


def prefix_lm(n, prefix):
    rows, columns = np.ogrid[:n, :n]
    return (columns <= rows) | (rows < prefix)


def same_document(ids):
    return ids[..., :, None] == ids[..., None, :]
