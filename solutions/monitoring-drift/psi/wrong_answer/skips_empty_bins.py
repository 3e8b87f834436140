"""skips bins that are empty in either sample"""

import numpy as np


def psi(reference, current, bins=10, eps=1e-4):
    ref, cur = (np.asarray(x, dtype=float) for x in (reference, current))
    edges = np.unique(np.nanquantile(ref, np.arange(1, bins) / bins))

    def shares(x):
        known = x[~np.isnan(x)]
        counts = np.bincount(np.searchsorted(edges, known, side="right"), minlength=len(edges) + 1)
        return np.append(counts, len(x) - len(known)) / len(x)

    e, a = shares(ref), shares(cur)
    both = (e > 0) & (a > 0)
    e, a = np.maximum(e[both], eps), np.maximum(a[both], eps)
    return float(np.sum((a - e) * np.log(a / e)))
