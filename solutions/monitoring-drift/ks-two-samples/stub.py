import numpy as np


def ks_2samp(x: np.ndarray, y: np.ndarray) -> tuple[float, float]:
    """Return (D, p): the two-sample Kolmogorov-Smirnov statistic and its asymptotic two-sided p-value.

    x: f[n] or int [n], y: f[m] or int [m], in any order, ties allowed
    """
    raise NotImplementedError
