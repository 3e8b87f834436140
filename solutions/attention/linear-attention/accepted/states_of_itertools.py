"""Lets itertools add up the states, with a column of ones for the normaliser."""

import numpy as np


def feature_map(x):
    return np.where(x > 0, x + 1.0, np.exp(np.minimum(x, 0)))


from itertools import accumulate


def linear_attention(q, k, v):
    states = accumulate(np.outer(a, b) for a, b in zip(feature_map(k), np.c_[v, np.ones(len(v))]))
    rows = [f @ s for f, s in zip(feature_map(q), states)]
    return np.array([row[:-1] / row[-1] for row in rows])
