"""the product of two indicator matrices"""

import numpy as np


def confusion(y, p, labels=None, normalize=None):
    names = np.unique(np.append(y, p)) if labels is None else np.array(labels)
    T = (y[:, None] == names).astype(float)
    G = (p[:, None] == names).astype(float)
    C = T.T @ G
    if normalize == "true":
        C = C / np.where(C.sum(1) == 0, 1, C.sum(1))[:, None]
    elif normalize == "pred":
        C = C / np.where(C.sum(0) == 0, 1, C.sum(0))
    elif normalize == "all":
        C = C / max(C.sum(), 1)
    return C
