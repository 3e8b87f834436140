import numpy as np


def var_of_mean(rho: float, s2: float, B: int) -> float:
    """Return the variance of the mean of B predictions.

    rho: the correlation of each pair, at least -1/(B-1)
    s2: the variance of each prediction
    """
    raise NotImplementedError


def mean_correlation(P: np.ndarray) -> float:
    """Return the mean correlation of the pairs of different members, NaN if there is none.

    P: f[R, B], R >= 2 repetitions of the predictions of B members
    """
    raise NotImplementedError
