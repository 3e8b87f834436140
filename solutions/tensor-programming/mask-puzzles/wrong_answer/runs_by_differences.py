"""finds the runs by differences, so that two infinities are two runs"""

import numpy as np


def lower_triangle(n):
    at = np.arange(n)
    return at <= at[:, None]


def diagonal(x):
    at = np.arange(min(x.shape))
    return x[at, at]


def run_lengths(x):
    # the first element begins a run, if there is one
    begins = np.flatnonzero(np.append(True, np.diff(x) != 0)[: len(x)])
    return x[begins], np.diff(begins, append=len(x))


def segment_ids(lengths):
    return np.repeat(np.arange(len(lengths)), lengths)


def sequence_mask(lengths, width):
    return np.arange(width) < lengths[:, None]


def one_hot(ids, n):
    return (ids[:, None] == np.arange(n)).astype(float)


def interval_mask(starts, ends, n):
    at = np.arange(n)
    return (starts[:, None] <= at) & (at < ends[:, None])


def ring_shift(x, k):
    return x[(np.arange(len(x)) - k) % len(x)]
