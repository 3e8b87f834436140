"""squares and sums in the type of the scores, which loses digits in float32"""

import numpy as np


def brier_parts(y, p):
    y, p = np.asarray(y, dtype=float), np.asarray(p)
    if len(y) == 0:
        return float("nan"), float("nan"), float("nan")
    scores, group, count = np.unique(p, return_inverse=True, return_counts=True)
    share = (np.bincount(group, weights=y) / count).astype(p.dtype if p.dtype.kind == "f" else float)
    rel = (count * (scores - share) ** 2).sum() / len(y)
    res = (count * (share - y.mean()) ** 2).sum() / len(y)
    return rel, res, y.mean() * (1 - y.mean())
