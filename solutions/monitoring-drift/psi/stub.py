import numpy as np


def psi(reference: np.ndarray, current: np.ndarray, bins: int = 10, eps: float = 1e-4) -> float:
    """Return the population stability index of two samples of a feature.

    reference, current: f[n] and f[m] or any number type; NaN is missing and has a bin of its own
    bins: how many bins of equal mass the reference gives, the outer ones open; eps: the smallest share
    """
    raise NotImplementedError
