"""tri, einsum, take, searchsorted and roll"""

import numpy as np


def lower_triangle(n):
    return np.tri(n, dtype=bool)


def diagonal(x):
    side = min(x.shape)
    return np.einsum("ii->i", x[:side, :side]).copy()


def run_lengths(x):
    if x.size == 0:
        return x.copy(), np.zeros(0, dtype=int)
    bounds = np.concatenate([[0], np.flatnonzero(np.not_equal(x[:-1], x[1:])) + 1, [x.size]])
    return x.take(bounds[:-1]), bounds[1:] - bounds[:-1]


def segment_ids(lengths):
    ends = np.cumsum(lengths, dtype=np.int64)
    return np.searchsorted(ends, np.arange(ends[-1] if len(ends) else 0), side="right")


def sequence_mask(lengths, width):
    return interval_mask(np.zeros(len(lengths), dtype=int), lengths, width)


def one_hot(ids, n):
    table = np.vstack([np.eye(n), np.zeros((1, n))])
    wide = ids.astype(np.int64)
    return table[np.where((wide < 0) | (wide >= n), n, wide)]


def interval_mask(starts, ends, n):
    return np.less_equal.outer(starts, np.arange(n)) & np.greater.outer(ends, np.arange(n))


def ring_shift(x, k):
    return np.roll(x, k)
