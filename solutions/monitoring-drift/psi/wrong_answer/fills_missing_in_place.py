"""fills the caller's missing values with zero"""

import numpy as np


def psi(reference, current, bins=10, eps=1e-4):
    ref, cur = np.asarray(reference), np.asarray(current)
    lost = [int(np.isnan(x).sum()) for x in (ref, cur)]
    edges = np.unique(np.nanquantile(ref.astype(float), np.arange(1, bins) / bins))
    result = []
    for x, missing in zip((ref, cur), lost):
        known = x[~np.isnan(x)]
        counts = np.bincount(np.searchsorted(edges, known, side="right"), minlength=len(edges) + 1)
        result.append(np.maximum(np.append(counts, missing) / len(x), eps))
        if missing:
            x[np.isnan(x)] = 0
    e, a = result
    return float(np.sum((a - e) * np.log(a / e)))
