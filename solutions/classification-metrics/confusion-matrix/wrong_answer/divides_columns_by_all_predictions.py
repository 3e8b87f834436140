"""divides a column by all predictions of the class, also of rows that were left out"""

import numpy as np


def confusion(y, p, labels=None, normalize=None):
    names = np.unique(np.concatenate([y, p])) if labels is None else list(labels)
    C = np.array([[((y == a) & (p == b)).sum() for b in names] for a in names], dtype=float)
    if normalize == "true":
        total = C.sum(axis=1, keepdims=True)
    elif normalize == "pred":
        total = np.array([(p == b).sum() for b in names])
    elif normalize == "all":
        total = C.sum()
    else:
        return C
    return C / np.where(total == 0, 1, total)
