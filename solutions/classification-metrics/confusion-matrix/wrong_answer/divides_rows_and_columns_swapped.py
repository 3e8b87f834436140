"""divides by column sums for shares of true classes, and the other way round"""

import numpy as np


def confusion(y, p, labels=None, normalize=None):
    names = np.unique(np.concatenate([y, p])) if labels is None else list(labels)
    C = np.array([[((y == a) & (p == b)).sum() for b in names] for a in names])
    if normalize is None:
        return C
    axis = {"true": 0, "pred": 1, "all": None}[normalize]
    total = C.sum(axis=axis, keepdims=True)
    return C / np.where(total == 0, 1, total)
