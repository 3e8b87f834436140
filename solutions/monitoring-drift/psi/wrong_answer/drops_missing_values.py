"""drops missing values before it counts"""

import numpy as np


def psi(reference, current, bins=10, eps=1e-4):
    ref, cur = (np.asarray(x, dtype=float) for x in (reference, current))
    ref, cur = ref[~np.isnan(ref)], cur[~np.isnan(cur)]
    edges = np.unique(np.quantile(ref, np.arange(1, bins) / bins))

    def shares(x):
        counts = np.bincount(np.searchsorted(edges, x, side="right"), minlength=len(edges) + 1)
        return np.maximum(counts / max(len(x), 1), eps)

    e, a = shares(ref), shares(cur)
    return float(np.sum((a - e) * np.log(a / e)))
