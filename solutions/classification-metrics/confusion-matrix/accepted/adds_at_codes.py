"""counts added at pairs of codes, 0/0 mended at the end"""

import numpy as np


def confusion(y, p, labels=None, normalize=None):
    if labels is None:
        names, codes = np.unique(np.hstack([y, p]), return_inverse=True)
        i, j = np.split(codes, 2)
        k = len(names)
    else:
        eq = lambda v: np.asarray(labels)[None, :] == np.asarray(v)[:, None]
        a, b = eq(y), eq(p)
        ok = a.any(1) & b.any(1)
        i, j, k = a[ok].argmax(1), b[ok].argmax(1), len(labels)
    C = np.zeros((k, k))
    np.add.at(C, (i, j), 1)
    with np.errstate(all="ignore"):
        D = (
            C
            if normalize is None
            else C / {"true": C.sum(1)[:, None], "pred": C.sum(0)[None], "all": C.sum()}[normalize]
        )
    return np.nan_to_num(D)
