"""one mask per leaf, written into a prepared array"""

import numpy as np


def boost_scores(y, leaves, rate):
    y = np.asarray(y).astype(float)
    leaves = np.asarray(leaves)
    out = np.empty((len(leaves) + 1, len(y)))
    out[0] = np.log(y.mean()) - np.log1p(-y.mean())
    for t in range(len(leaves)):
        F = out[t]
        p = np.exp(-np.logaddexp(0, -F))
        q = np.exp(-np.logaddexp(0, F))
        out[t + 1] = F
        for name in set(leaves[t].tolist()):
            rows = leaves[t] == name
            bottom = (p[rows] * q[rows]).sum()
            if bottom >= 1e-150:
                top = q[rows & (y == 1)].sum() - p[rows & (y == 0)].sum()
                out[t + 1, rows] += rate * top / bottom
    return out
