"""counts in 8 bits, which hold no more than 255"""

import numpy as np


def confusion(y, p, labels=None, normalize=None):
    names = list(np.unique(np.concatenate([y, p]))) if labels is None else list(labels)
    C = np.zeros((len(names), len(names)), dtype=np.uint8)
    for a, b in zip(y, p):
        if a in names and b in names:
            C[names.index(a), names.index(b)] += 1
    if normalize is None:
        return C
    total = C.sum(axis={"true": 1, "pred": 0, "all": None}[normalize], keepdims=True)
    return C / np.where(total == 0, 1, total)
