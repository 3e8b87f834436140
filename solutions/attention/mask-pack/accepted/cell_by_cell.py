"""Fills every cell by its rule in plain loops."""

import numpy as np


def fill(n_rows, n_columns, rule):
    keep = np.zeros((n_rows, n_columns), dtype=bool)
    for i in range(n_rows):
        for j in range(n_columns):
            keep[i, j] = rule(i, j)
    return keep


def causal(n_q, n_k):
    return fill(n_q, n_k, lambda i, j: j <= i + n_k - n_q)


def padding(lengths, n):
    return fill(len(lengths), n, lambda b, j: j < lengths[b])


def sliding_causal(n, window):
    return fill(n, n, lambda i, j: j <= i and i - j < window)


def prefix_lm(n, prefix):
    return fill(n, n, lambda i, j: j < prefix or j <= i)


def same_document(ids):
    if ids.ndim > 1:
        return np.stack([same_document(row) for row in ids])
    return fill(len(ids), len(ids), lambda i, j: ids[i] == ids[j])
