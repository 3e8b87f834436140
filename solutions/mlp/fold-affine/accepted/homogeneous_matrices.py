"""Multiplies (out + 1, in + 1) matrices that carry the bias as a last column, from the end of each run."""

import numpy as np


def lifted(W, b):
    W = np.asarray(W, dtype=float)
    out = np.zeros((W.shape[0] + 1, W.shape[1] + 1))
    out[:-1, :-1], out[-1, -1] = W, 1.0
    if b is not None:
        out[:-1, -1] = b
    return out


def fold_affine(layers):
    folded = []
    stop = len(layers)
    while stop > 0:
        start = stop - 1
        while start > 0 and layers[start - 1][2] is None:
            start -= 1
        run = layers[start:stop]
        total = lifted(*run[-1][:2])
        for W, b, _ in reversed(run[:-1]):
            total = total @ lifted(W, b)
        no_bias = all(b is None for _, b, _ in run)
        folded.insert(0, (total[:-1, :-1].copy(), None if no_bias else total[:-1, -1].copy(), run[-1][2]))
        stop = start
    return folded
