"""returns the most likely best score instead of the expected one"""

import math

import numpy as np


def binomial(n, p):
    if p in (0, 1):
        return np.eye(n + 1)[n * int(p)]
    logs = [
        math.lgamma(n + 1)
        - math.lgamma(t + 1)
        - math.lgamma(n - t + 1)
        + t * math.log(p)
        + (n - t) * math.log1p(-p)
        for t in range(n + 1)
    ]
    return np.exp(logs)


def expected_best_train_acc(k, n, p):
    cdf = np.minimum(np.cumsum(binomial(n, p)), 1.0)
    best = np.diff(cdf**k, prepend=0.0)
    return float(best.argmax() / n)
