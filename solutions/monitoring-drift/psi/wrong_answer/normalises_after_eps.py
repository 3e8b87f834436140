"""normalises the shares again after eps"""

import numpy as np


def psi(reference, current, bins=10, eps=1e-4):
    ref, cur = (np.asarray(x, dtype=float) for x in (reference, current))
    edges = np.unique(np.nanquantile(ref, np.arange(1, bins) / bins))

    def shares(x):
        known = x[~np.isnan(x)]
        counts = np.bincount(np.searchsorted(edges, known, side="right"), minlength=len(edges) + 1)
        clipped = np.maximum(np.append(counts, len(x) - len(known)) / len(x), eps)
        return clipped / clipped.sum()

    e, a = shares(ref), shares(cur)
    return float(np.sum((a - e) * np.log(a / e)))
