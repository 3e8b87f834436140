"""numpy's correlation matrix without the diagonal"""

import numpy as np


def var_of_mean(rho, s2, B):
    return np.maximum(s2 / B * (1 + (B - 1) * rho), 0.0)


def mean_correlation(P):
    P = np.array(P, dtype=np.float64)
    P = P[:, (P != P[0]).any(axis=0)]
    k = P.shape[1]
    if k < 2:
        return np.float64("nan")
    R = np.corrcoef(P, rowvar=False)
    return (R.sum() - np.trace(R)) / (k * (k - 1))
