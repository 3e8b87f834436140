"""drops current values beyond the reference's range"""

import numpy as np


def psi(reference, current, bins=10, eps=1e-4):
    ref, cur = (np.asarray(x, dtype=float) for x in (reference, current))
    edges = np.unique(np.nanquantile(ref, np.linspace(0, 1, bins + 1)))
    if len(edges) == 1:
        edges = np.array([edges[0] - 0.5, edges[0] + 0.5])

    def shares(x):
        counts = np.append(np.histogram(x[~np.isnan(x)], edges)[0], np.isnan(x).sum())
        return np.maximum(counts / len(x), eps)

    e, a = shares(ref), shares(cur)
    return float(np.sum((a - e) * np.log(a / e)))
