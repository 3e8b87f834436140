"""the share of the own group for each row, and resolution from total less inner variance"""

import numpy as np


def brier_parts(y, p):
    y, p = np.asarray(y).astype(np.float64), np.asarray(p).astype(np.float64)
    if y.size == 0:
        return np.full(3, np.nan)
    same = p[:, None] == p[None, :]
    share = (same @ y) / same.sum(axis=1)
    inner = np.mean(share * (1 - share))
    return np.array([np.mean((p - share) ** 2), np.var(y) - inner, np.var(y)])
