"""compares counts in place of shares"""

import numpy as np


def psi(reference, current, bins=10, eps=1e-4):
    ref, cur = (np.asarray(x, dtype=float) for x in (reference, current))
    edges = np.unique(np.nanquantile(ref, np.arange(1, bins) / bins))

    def counts(x):
        known = x[~np.isnan(x)]
        inside = np.bincount(np.searchsorted(edges, known, side="right"), minlength=len(edges) + 1)
        return np.maximum(np.append(inside, len(x) - len(known)), eps)

    e, a = counts(ref), counts(cur)
    return float(np.sum((a - e) * np.log(a / e)))
