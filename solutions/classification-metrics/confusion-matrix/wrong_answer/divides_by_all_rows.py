"""takes shares of all rows, also of those whose labels were not asked for"""

import numpy as np


def confusion(y, p, labels=None, normalize=None):
    names = np.unique(np.concatenate([y, p])) if labels is None else list(labels)
    C = np.array([[((y == a) & (p == b)).sum() for b in names] for a in names])
    if normalize is None:
        return C
    total = {
        "true": np.array([[(y == a).sum()] for a in names]),
        "pred": np.array([(p == b).sum() for b in names]),
        "all": np.array(len(y)),
    }[normalize]
    return C / np.where(total == 0, 1, total)
