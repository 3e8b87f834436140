"""codes of pairs counted with bincount"""

import numpy as np


def confusion(y, p, labels=None, normalize=None):
    names = np.unique(np.concatenate([y, p])) if labels is None else np.asarray(labels)
    K = len(names)
    order = np.argsort(names)

    def code(values):
        at = np.minimum(np.searchsorted(names[order], values), K - 1)
        return np.where(names[order][at] == values, order[at], -1)

    i, j = code(y), code(p)
    known = (i >= 0) & (j >= 0)
    C = np.bincount(K * i[known] + j[known], minlength=K * K).reshape(K, K).astype(np.float32).astype(float)
    total = {None: 1.0, "true": C.sum(1, keepdims=True), "pred": C.sum(0), "all": C.sum()}[normalize]
    return np.divide(C, total, out=np.zeros_like(C), where=total != np.zeros(1))
