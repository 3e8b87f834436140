"""takes the classes from the true labels alone"""

import numpy as np


def confusion(y, p, labels=None, normalize=None):
    names = np.unique(y) if labels is None else list(labels)
    C = np.array([[((y == a) & (p == b)).sum() for b in names] for a in names])
    if normalize is None:
        return C
    axis = {"true": 1, "pred": 0, "all": None}[normalize]
    total = C.sum(axis=axis, keepdims=True)
    return C / np.where(total == 0, 1, total)
