"""leaves NaN in the shares of an empty row or column"""

import numpy as np


def confusion(y, p, labels=None, normalize=None):
    names = np.unique(np.concatenate([y, p])) if labels is None else list(labels)
    C = np.array([[((y == a) & (p == b)).sum() for b in names] for a in names])
    if normalize is None:
        return C
    axis = {"true": 1, "pred": 0, "all": None}[normalize]
    with np.errstate(invalid="ignore"):
        return C / C.sum(axis=axis, keepdims=True)
