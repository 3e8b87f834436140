"""cuts predicted strings to the width of the true ones"""

import numpy as np


def confusion(y, p, labels=None, normalize=None):
    pairs = np.empty((len(y), 2), dtype=y.dtype)
    pairs[:, 0], pairs[:, 1] = y, p
    labels = np.unique(pairs) if labels is None else labels
    C = np.array([[(pairs == [a, b]).all(axis=1).sum() for b in labels] for a in labels], dtype=float)
    if normalize is None:
        return C
    total = C.sum(axis={"true": 1, "pred": 0, "all": None}[normalize], keepdims=True)
    return C / np.where(total == 0, 1, total)
