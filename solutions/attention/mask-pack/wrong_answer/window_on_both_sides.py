"""lets the window reach into the future as far as into the past"""

import numpy as np


def causal(n_q, n_k):
    return np.tril(np.ones((n_q, n_k), dtype=bool), n_k - n_q)


def padding(lengths, n):
    return np.arange(n)[None, :] < lengths[:, None]


def sliding_causal(n, window):
    position = np.arange(n)
    return np.abs(position[:, None] - position[None, :]) < window


def prefix_lm(n, prefix):
    position = np.arange(n)
    return (position[None, :] <= position[:, None]) | (position[None, :] < prefix)


def same_document(ids):
    return ids[..., :, None] == ids[..., None, :]
