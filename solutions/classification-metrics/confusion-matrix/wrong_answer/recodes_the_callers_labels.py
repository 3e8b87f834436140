"""writes codes over the labels of the caller"""

import numpy as np


def confusion(y, p, labels=None, normalize=None):
    if labels is None:
        labels = np.unique(np.concatenate([y, p]))
        if labels.dtype.kind == "i":
            for code, label in enumerate(labels):
                y[y == label] = code
                p[p == label] = code
            labels = range(len(labels))
    C = np.array([[((y == a) & (p == b)).sum() for b in labels] for a in labels], dtype=float)
    if normalize is None:
        return C
    total = C.sum(axis={"true": 1, "pred": 0, "all": None}[normalize], keepdims=True)
    return C / np.where(total == 0, 1, total)
